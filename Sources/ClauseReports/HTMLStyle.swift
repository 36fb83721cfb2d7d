/// The style of the page, on the screen and on paper. Meaning never rests on colour alone.
enum HTMLStyle {
  static let sheet = """
    :root { color-scheme: light; --ink: #1c2024; --soft: #4c5560; --line: #c9ced4; --paper: #fff; --ground: #f3f4f6;
      --bad: #9c1c1c; --warn: #7a4b00; --good: #155c2e; --calm: #35526e; }
    * { box-sizing: border-box; }
    body { margin: 0; color: var(--ink); background: var(--ground); font: 1rem/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; }
    header, main, footer { max-width: 96rem; margin: 0 auto; padding: 1rem 1.5rem; }
    h1 { font-size: 1.6rem; margin: .5rem 0; overflow-wrap: anywhere; }
    h2 { font-size: 1.35rem; border-bottom: 2px solid var(--ink); padding-bottom: .25rem; overflow-wrap: anywhere; }
    h3 { font-size: 1.15rem; margin: 1.25rem 0 .5rem; }
    h4 { font-size: 1.05rem; margin: 0 0 .25rem; }
    h5 { font-size: 1rem; margin: 0 0 .25rem; }
    p { margin: .4rem 0; }
    a { color: #0b4a8f; }
    a:focus-visible, [tabindex]:focus-visible, summary:focus-visible { outline: 3px solid #0b4a8f; outline-offset: 2px; }
    code { font: .9em ui-monospace, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
    .facts, .remark, .question, .place, footer { color: var(--soft); }
    .refusal { color: var(--bad); font-weight: 600; }
    table { border-collapse: collapse; width: 100%; background: var(--paper); }
    th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: left; vertical-align: top; }
    thead th { background: #e6e9ed; }
    tbody th { font-weight: 600; }
    td.count { text-align: right; font-variant-numeric: tabular-nums; }
    .badge, .severity { display: inline-block; border: 1px solid currentColor; border-radius: .25rem; padding: 0 .4rem;
      font-size: .85rem; font-weight: 700; background: var(--paper); white-space: nowrap; }
    .badge.adverse, .badge.missing, .severity.error { color: var(--bad); }
    .badge.weak, .severity.warning { color: var(--warn); }
    .badge.present { color: var(--good); }
    .badge.not-applicable, .severity.note { color: var(--calm); }
    .badge.adverse, .severity.error { color: #fff; background: var(--bad); border-color: var(--bad); }
    .family { background: var(--paper); border: 1px solid var(--line); border-radius: .4rem; padding: .8rem 1rem; margin: 0 0 1rem; }
    .finding { border-left: .35rem solid var(--calm); padding: .1rem 0 .1rem .8rem; margin: .9rem 0; }
    .finding.error { border-color: var(--bad); }
    .finding.warning { border-color: #b87400; }
    .finding.suppressed { border-left-style: dotted; }
    .suppression { font-style: italic; }
    .finding:target, .paper :target { outline: 3px solid #0b4a8f; outline-offset: 2px; }
    blockquote { margin: .5rem 0; padding: .4rem .8rem; background: #f7f7f4; border: 1px solid var(--line); font-family: Georgia, "Noto Serif", serif; }
    .copy { font-family: Georgia, "Noto Serif", serif; border: 1px dashed var(--soft); padding: .3rem .8rem; margin: .4rem 0; -webkit-user-select: all; user-select: all; }
    summary { cursor: pointer; font-weight: 600; padding: .2rem 0; }
    details ul, details ol { margin: .3rem 0; padding-left: 1.4rem; }
    .paper { background: var(--paper); border: 1px solid var(--line); padding: .5rem 1.5rem 2rem; font-family: Georgia, "Noto Serif", serif; }
    .paper h3 { font-family: system-ui, "Segoe UI", "Noto Sans", sans-serif; }
    .paper .heading { font-weight: 700; margin-top: 1rem; }
    .paper .level1 { font-size: 1.1rem; }
    .paper .text, .paper .item, .paper .cell { white-space: pre-line; }
    .paper .item { margin-left: 1.2rem; }
    .paper .item.level1 { margin-left: 2.4rem; font-size: inherit; }
    .paper .item.level2, .paper .item.level3, .paper .item.level4 { margin-left: 3.6rem; }
    .paper .cells { margin: .5rem 0; font-weight: normal; }
    .paper .cells th, .paper .cells .heading { font-weight: 700; }
    .paper .cell { margin: .1rem 0; }
    .paper .small { font-size: .9rem; color: var(--soft); }
    .number { font-variant-numeric: tabular-nums; }
    mark { color: inherit; background: #e8f3ea; text-decoration: underline solid var(--good) 1px; text-underline-offset: 3px; }
    mark.adverse { background: #fbdcdc; text-decoration: underline wavy var(--bad) 1px; }
    mark.weak { background: #fdf0cf; text-decoration: underline dashed var(--warn) 2px; }
    .gap { display: block; font: .9rem system-ui, "Segoe UI", "Noto Sans", sans-serif; border: 1px dashed var(--bad); color: var(--bad); padding: 0 .5rem; background: #fff; }
    .gap a { color: inherit; }
    .legend .gap { display: inline-block; }
    .back { font: .75rem system-ui, sans-serif; vertical-align: super; margin-left: .1rem; }
    @media (max-width: 45rem) {
      header, main, footer { padding: .75rem; }
      .verdicts th:nth-child(2), .verdicts td:nth-child(2) { display: none; }
      th, td { padding: .25rem; overflow-wrap: anywhere; }
      .verdicts { font-size: .85rem; }
      .verdicts thead th { font-size: .75rem; overflow-wrap: normal; }
      .verdicts .badge { white-space: normal; overflow-wrap: normal; }
    }
    @media (min-width: 70rem) {
      .beside { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1.25rem; align-items: start; }
      .paper { position: sticky; top: .5rem; max-height: calc(100vh - 1rem); overflow: auto; }
    }
    @media print {
      @page { margin: 18mm 16mm; }
      body { background: #fff; font-size: 10pt; }
      header, main, footer { max-width: none; padding: 0; }
      .verdicts th:nth-child(2), .verdicts td:nth-child(2) { display: none; }
      .beside { display: block; }
      .paper { position: static; max-height: none; overflow: visible; border: 0; padding: 0; break-before: page; }
      .family { border: 0; border-top: 1px solid var(--line); border-radius: 0; padding: .5rem 0; }
      tr, blockquote, h5, .copy p, .gap { break-inside: avoid; }
      h2, h3, h4, h5, summary, .question, .place, .todo { break-after: avoid; }
      p, li { orphans: 3; widows: 3; }
      .finding { -webkit-box-decoration-break: clone; box-decoration-break: clone; }
      .document + .document { break-before: page; }
      details:not([open]) { display: none; }
      summary { list-style: none; }
      a { color: inherit; text-decoration: none; }
      mark, .badge, .severity, blockquote, thead th { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
    }
    """
}
