import Foundation
import PackagePlugin

/// Compiles `ClauseLibrary/` into a Swift source of the target when the package is built.
@main
struct EmbedClauseLibrary: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let library = context.package.directoryURL.appending(path: "ClauseLibrary")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedLibrary.swift")
    let files = FileManager.default.enumerator(at: library, includingPropertiesForKeys: nil)
    let inputs = (files?.allObjects as? [URL] ?? []).filter { ["yaml", "md"].contains($0.pathExtension) }
    return [
      .buildCommand(
        displayName: "Compiling the clause library",
        executable: try context.tool(named: "LibraryCompiler").url,
        arguments: [library.path, output.path], inputFiles: inputs, outputFiles: [output])
    ]
  }
}
