import ArgumentParser
import ClauseLint
import ClauseReports
import Foundation

extension LibraryCommand {
  struct Evaluate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "evaluate",
      abstract: "Measure precision and recall on labelled documents.",
      discussion: """
        The folder holds documents/ and labels/, with a label NAME.json for each document NAME.docx, .md or .txt. \
        A label says, for each family, its status (present, weak, missing, adverse or not-applicable) and that of \
        each element (present, weak or absent):

          {"doc": "NAME", "digital": true, "families": {"nda": {"status": "weak", "elements": {"publication": "weak"}}}}

        --write keeps the figures in a file, measured.yaml in the folder of the library, and explain shows them.

        EXAMPLES
          clauselint library evaluate labelled
          clauselint library evaluate labelled --format json
          clauselint library evaluate labelled --corpus "40 labelled tenders" --write ClauseLibrary/measured.yaml
        """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: "The folder of documents and labels.", completion: .directory)
    var folder: String

    @Option(
      help: ArgumentHelp("The folder of labels, if another.", valueName: "folder"), completion: .directory)
    var labels: String?

    @Option(help: "text or json.")
    var format: Format = .text

    @Option(help: "What the documents are, in a few words; for --write.")
    var corpus: String?

    @Option(help: ArgumentHelp("Write the figures to this file.", valueName: "file"), completion: .file())
    var write: String?

    @Option(help: "The date of the figures, such as 2026-03-01; by default SOURCE_DATE_EPOCH or today.")
    var date: String?

    @OptionGroup var choice: LibraryChoice

    @OptionGroup var presentation: Presentation

    func validate() throws {
      guard write == nil || corpus?.isEmpty == false else {
        throw ValidationError("--write needs --corpus, which says what the documents are.")
      }
    }

    func run() async throws {
      let written = try ChangeDate.resolve(
        date, epoch: Terminal.environment("SOURCE_DATE_EPOCH"), now: Date())
      let target = try write.map { try OutputFile($0) }
      let assessor = try Stages.assessor(choice.own()) { _ in nil }
      let documents = try LabelledDocuments(
        folder: folder, labels: labels, library: assessor.library)
      let evaluation = try await documents.evaluate(with: assessor)
      let report = EvaluationReport(evaluation)
      let text = format == .text ? report.text : report.json(toolVersion: Clauselint.version)
      guard Terminal.print(text) else { throw ExitCode.notDone }
      if documents.unlabelled > 0 {
        presentation.remark("\(count(documents.unlabelled, "document")) without a label left out.")
      }
      if let target, let corpus {
        let measured = evaluation.measurement(corpus: corpus, date: String(written.prefix(10)))
        try target.write(Array(measured.yaml.utf8))
      }
    }
  }
}
