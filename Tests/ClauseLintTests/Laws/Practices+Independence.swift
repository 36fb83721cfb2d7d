extension Practice {
  static let independence = [
    Practice(
      number: 10, lesson: "no bill for every lamppost every year, and a way out",
      elements: [
        "exit-lockin.bundling", "exit-lockin.no-auto-renewal", "exit-lockin.fixed-term",
        "exit-lockin.exit-plan",
        "exit-lockin.termination-assistance",
      ],
      wished: """
        The luminaires shall remain fully operable without any subscription to the Supplier's platform.
        This Contract shall not renew automatically.
        The initial term of this Contract shall be five years from the Commencement Date.
        The Supplier shall deliver an exit plan within three months of the Commencement Date.
        Upon termination the Supplier shall provide termination assistance to the Council.
        """,
      mistake: """
        The Council shall pay a service fee per lamppost per year.
        This Contract shall automatically renew for successive periods of ten years.
        """,
      adverse: ["exit-lockin.bundling", "exit-lockin.no-auto-renewal"]),
    Practice(
      number: 15, lesson: "interoperable, so that no dependency arises",
      elements: [
        "interoperability.open-standards", "interoperability.open-interfaces", "interoperability.portability",
        "interoperability.no-lock-in",
      ],
      wished: """
        The Supplier shall use open, non-proprietary standards for all exchange of data.
        All functions of the platform shall be accessible through documented, open interfaces.
        The Council may export all data at any time in an open, machine-readable format.
        The Supplier shall not make the Council dependent on its own products or prevent the connection of equipment \
        made by others.
        """,
      mistake: "The software and the sensors speak the Supplier's own protocol, which it does not publish."),
    Practice(
      number: 16, lesson: "work in pairs, hand over, be called for large problems only",
      elements: [
        "knowledge-transfer.in-house-capacity", "knowledge-transfer.handover",
        "knowledge-transfer.oncall-tail",
      ],
      wished: """
        The Supplier's engineers shall work side by side with the Council's developers so that the Council can run the \
        platform itself.
        The Supplier shall hand over the operation of the platform to the Council within 36 months.
        After the handover the Supplier shall remain available for exceptional problems for twelve months.
        """,
      mistake:
        "Only the Supplier's own engineers run the software and the database, for as long as the platform exists."
    ),
    Practice(
      number: 17, lesson: "training is part of the contract", elements: ["knowledge-transfer.training"],
      wished:
        "The Supplier shall train ten members of the Council's staff for five days each, included in the price.",
      mistake: """
        The Supplier installs the software and the database.
        Training is available at the Supplier's then current rates.
        """),
    Practice(
      number: 18, lesson: "no technical dependency",
      elements: ["interoperability.no-lock-in", "exit-lockin.supplier-terms-prevail"],
      wished: """
        Every component shall be replaceable by products of other vendors, and the Supplier shall not make the Council \
        dependent on its own products.
        The terms of this Contract shall prevail over any terms of the Supplier.
        """,
      mistake: """
        The sensors work with the Supplier's software platform only.
        The Council shall be bound by the Supplier's online terms as amended from time to time.
        """,
      adverse: ["exit-lockin.supplier-terms-prevail"]),
    Practice(
      number: 19, lesson: "some things never go to tender", elements: ["tender-scope.kept-in-house"],
      wished:
        "The digital identity of residents shall remain with the Council and is excluded from this tender.",
      mistake: "The Supplier shall operate resident accounts and issue a digital identity to every resident.",
      adverse: ["tender-scope.kept-in-house"]),
  ]

  static let service = [
    Practice(
      number: 24, lesson: "translation is a requirement", elements: ["universal-service.language"],
      wished: "The app shall be available in English, Swedish and Arabic.",
      mistake: "The app and the website of the platform are written in English."),
    Practice(
      number: 25, lesson: "who plays, plays with all communities",
      elements: ["universal-service.coverage", "universal-service.accessibility"],
      wished: """
        The Supplier shall provide the service to all residents of every district.
        The app and the website shall comply with the Web Content Accessibility Guidelines at level AA.
        """,
      mistake: "The Supplier offers the app and the network in districts of its choice."),
    Practice(
      number: 29, lesson: "when the system is down, the city goes on",
      elements: ["security.incident-notify", "security.bcdr", "sunset.safe-fallback"],
      wished: """
        The Supplier shall notify the Council of any security incident within 24 hours.
        The Supplier shall back up the database every night and maintain a disaster recovery plan.
        The service shall be maintained by manual procedures even if the system is switched off.
        """,
      mistake: """
        The software controls the waterworks, and its database runs on the Supplier's servers.
        The Supplier has no obligation to back up the Customer's data.
        """,
      adverse: ["security.bcdr"]),
    Practice(
      number: 31, lesson: "basic rules are asked of every digital purchase",
      elements: [
        "privacy-ethics.art28-dpa", "privacy-ethics.dpia-before", "privacy-ethics.breach-notice",
        "universal-service.accessibility", "security.standard",
      ],
      wished: """
        The Supplier shall process personal data only on the documented instructions of the Council.
        The Supplier shall complete a data protection impact assessment before any personal data are processed.
        The Supplier shall notify the Council of any personal data breach without undue delay.
        The website shall comply with WCAG 2.2.
        The Supplier shall maintain an information security management system in accordance with ISO 27001.
        """,
      mistake:
        "The Supplier installs the software, the app and the cameras and processes the personal data of residents."
    ),
  ]
}
