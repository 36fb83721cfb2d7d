import ClauseLint
import Foundation

/// Labels and the documents they are about.
struct LabelledDocuments {
  private let pairs: [(label: DocumentLabel, path: String)]
  /// Documents that have no label.
  let unlabelled: Int

  /// Reads the labels and finds their documents, by their names without endings.
  init(folder: String, labels: String?, library: ClauseLibrary) throws {
    let labels = labels ?? Self.path(folder, "labels")
    let home = Self.path(folder, "documents")
    let files = try Self.names(in: labels).filter { $0.hasSuffix(".json") }
    if files.isEmpty {
      throw Refusal("\(labels): There is no label in this folder; it holds NAME.json files.")
    }
    let documents = Dictionary(grouping: try Self.names(in: home)) { ($0 as NSString).deletingPathExtension }
    var faults: [LibraryFault] = []
    var pairs: [(label: DocumentLabel, path: String)] = []
    for name in files {
      let file = LibraryFile(path: name, text: try InputFile.text(Self.path(labels, name)), folder: labels)
      do throws(LibraryFault) {
        let label = try DocumentLabel(file, library: library)
        pairs.append((label, Self.path(home, documents[label.stem]?.first ?? "")))
      } catch {
        faults.append(error)
      }
    }
    if !faults.isEmpty { throw LibraryError(faults) }
    for (label, _) in pairs where documents[label.stem]?.count != 1 {
      let many = documents[label.stem] != nil
      throw Refusal(
        "\(labels)/\(label.stem).json: \(many ? "Several documents are" : "No document is") named \(label.stem) in "
          + "\(home); \(many ? "keep one" : "add it, or take the label away").")
    }
    self.pairs = pairs
    unlabelled = documents.count - pairs.count
  }

  /// Assesses every document, several at a time.
  func evaluate(with assessor: Assessor) async throws -> Evaluation {
    let pairs = pairs
    let width = ProcessInfo.processInfo.activeProcessorCount
    let assessments = try await withThrowingTaskGroup(of: (Int, Assessment).self) { group in
      var done = [Assessment?](repeating: nil, count: pairs.count)
      for (index, pair) in pairs.enumerated() {
        if index >= width, let (other, assessment) = try await group.next() { done[other] = assessment }
        group.addTask { (index, assessor.assess(try Self.read(pair.path))) }
      }
      for try await (other, assessment) in group { done[other] = assessment }
      return done.compactMap(\.self)
    }
    var evaluation = Evaluation()
    for (pair, assessment) in zip(pairs, assessments) { evaluation.count(assessment, against: pair.label) }
    return evaluation
  }

  private static func read(_ path: String) throws -> Document {
    do { return try Stages.read(try InputFile.read(path), name: path) } catch {
      throw Refusal(error).about(path)
    }
  }

  private static func path(_ folder: String, _ name: String) -> String {
    (folder as NSString).appendingPathComponent(name)
  }

  /// The names of the files in a folder, in order; hidden ones left out.
  private static func names(in folder: String) throws(Refusal) -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw Refusal("\(folder): There is no such folder, or it may not be read; check the path.")
    }
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }
}
