// swift-tools-version: 6.2

import PackageDescription

/// Warnings are errors where `scripts/check` asks for it, never in a user's build.
let warnings: [SwiftSetting] =
    Context.environment["MATRIX_RECOVERY_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)]

let strict: [SwiftSetting] =
    warnings + [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .strictMemorySafety(),
    ]

/// What each target may import is held in `scripts/check-imports`; this graph is its outline.
let package = Package(
    name: "matrix-recovery",
    products: [
        .executable(name: "matrix-recovery", targets: ["matrix-recovery"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
    ],
    targets: [
        .target(name: "CPosix"),
        .systemLibrary(name: "CSodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "CArgon2", providers: [.apt(["libargon2-dev"])]),
        .systemLibrary(name: "CArchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "CCrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CUnistring", providers: [.apt(["libunistring-dev"])]),
        .systemLibrary(name: "CZxcvbn", providers: [.apt(["libzxcvbn-dev"])]),
        .target(name: "Secrets", dependencies: ["CSodium"], swiftSettings: strict),
        .target(name: "Formats", dependencies: ["Secrets"], swiftSettings: strict),
        .target(
            name: "Primitives",
            dependencies: [
                "Secrets", "CPosix", "CSodium", "CArgon2", "CArchive", "CCrypto", "CUnistring",
                "CZxcvbn",
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Recovery",
            dependencies: ["Formats", "Primitives", "Secrets"],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "matrix-recovery",
            dependencies: [
                "Recovery", "Formats", "Primitives", "Secrets",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Support",
            dependencies: ["Recovery", "Formats", "Primitives", "Secrets"],
            path: "Tests/Support",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "posix-probe",
            dependencies: ["Primitives", "Secrets"],
            path: "Tests/Probe",
            swiftSettings: strict
        ),
        .testTarget(
            name: "SecretsTests",
            dependencies: ["Secrets", "Support"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "FormatsTests",
            dependencies: ["Formats", "Secrets", "Support"],
            resources: [.copy("Corpus")],
            swiftSettings: strict
        ),
        .testTarget(
            name: "PrimitivesTests",
            dependencies: [
                "Primitives", "Secrets", "Formats", "Support", "CCrypto", "posix-probe",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "RecoveryTests",
            dependencies: ["Recovery", "Formats", "Primitives", "Secrets", "Support"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "Support", "Recovery", "Formats", "Primitives", "Secrets", "matrix-recovery",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["Transcripts"],
            swiftSettings: strict
        ),
    ]
)
