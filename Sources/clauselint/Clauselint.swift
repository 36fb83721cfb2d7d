import ArgumentParser

@main
struct Clauselint: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "clauselint")
}
