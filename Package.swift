// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  // Debug builds, which the tests run, check that no access to a variable overlaps another.
  .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)),
]

/// The command stays on the thread it began on, but for what it hands out to others.
let commandSettings = settings + [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]

let package = Package(
  name: "clauselint",
  products: [.executable(name: "clauselint", targets: ["clauselint"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(name: "OfficeOpenXML", dependencies: ["CLibXML2", "CZlib"], swiftSettings: settings),
    .target(
      name: "ClauseLint", dependencies: ["OfficeOpenXML", .product(name: "Yams", package: "Yams")],
      swiftSettings: settings),
    .executableTarget(name: "LibraryCompiler", dependencies: ["ClauseLint"], swiftSettings: settings),
    .plugin(
      name: "EmbedClauseLibrary", capability: .buildTool(), dependencies: ["LibraryCompiler"]),
    .target(
      name: "BundledLibrary", dependencies: ["ClauseLint"], swiftSettings: settings,
      plugins: ["EmbedClauseLibrary"]),
    .target(name: "ClauseReports", dependencies: ["ClauseLint"], swiftSettings: settings),
    .executableTarget(
      name: "clauselint",
      dependencies: [
        "BundledLibrary", "ClauseLint", "ClauseReports", "OfficeOpenXML",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: commandSettings,
      // Addresses that are known when the program is linked need not be entered each time it starts.
      linkerSettings: [
        .unsafeFlags(["-Xclang-linker", "-no-pie"], .when(platforms: [.linux], configuration: .release))
      ]),
    .executableTarget(
      name: "Benchmarks", dependencies: ["BundledLibrary", "ClauseLint", "OfficeOpenXML"],
      swiftSettings: settings),
    .testTarget(name: "OfficeOpenXMLTests", dependencies: ["OfficeOpenXML"], swiftSettings: settings),
    .testTarget(
      name: "ClauseLintTests", dependencies: ["ClauseLint", "BundledLibrary", "OfficeOpenXML"],
      swiftSettings: settings),
    .testTarget(
      name: "ClauseReportsTests", dependencies: ["ClauseReports", "BundledLibrary"],
      swiftSettings: settings),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "clauselint", "OfficeOpenXML", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
  ]
)
