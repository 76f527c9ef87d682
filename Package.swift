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

/// Made small, which takes no longer here: what computes is in the C libraries. A section a function,
/// so that the linker leaves out what is never called and keeps one of what is there twice. The
/// standard library stays shared for its size, though inside it would start 3 ms sooner.
let small: [SwiftSetting] = [
    .unsafeFlags(["-Osize", "-Xfrontend", "-function-sections"], .when(configuration: .release))
]

/// The toolchain's linker, since the system's does not fold functions that are the same. Relocations
/// packed into 140 kB less also start the program 2 ms sooner; glibc reads them since 2.36. Without
/// the tables that unwind C++ exceptions, of which there are none here, it is 440 kB less. Sequences of
/// instructions that stand in many places stay there: as functions they would save 240 kB, and take a
/// tenth of the time that a row of a key backup takes beside X25519.
let link: [LinkerSetting] = [
    .unsafeFlags(
        [
            "-use-ld=lld", "-Xlinker", "--icf=all", "-Xlinker", "-O2",
            "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs",
            "-Xlinker", "--no-eh-frame-hdr",
            "-Xlinker", "-T", "-Xlinker", "\(Context.packageDirectory)/scripts/no-unwind-tables.ld",
        ],
        .when(configuration: .release)
    )
]

/// The shared libarchive brings libxml2, ICU and six compressors to every start, for tar alone.
let archive: [LinkerSetting] = [
    .linkedLibrary("archive", .when(configuration: .debug)),
    .unsafeFlags(["-Xlinker", "-l:libarchive.a"], .when(configuration: .release)),
]

/// What libFuzzer gives its `main` is a program only where `scripts/fuzz` builds it.
let fuzzing: [Target] =
    Context.environment["MATRIX_RECOVERY_FUZZ"] == nil
    ? []
    : [
        .executableTarget(
            name: "fuzz",
            dependencies: ["Properties"],
            path: "Tests/Fuzz",
            exclude: ["words.dict"],
            swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]
        )
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
        .systemLibrary(name: "CGFComplete", providers: [.apt(["libgf-complete-dev"])]),
        .systemLibrary(name: "CUnistring", providers: [.apt(["libunistring-dev"])]),
        .systemLibrary(name: "CZxcvbn", providers: [.apt(["libzxcvbn-dev"])]),
        .systemLibrary(name: "CHaru", providers: [.apt(["libhpdf-dev"])]),
        .systemLibrary(name: "CQRencode", providers: [.apt(["libqrencode-dev"])]),
        .target(name: "CCurl"),
        .target(
            name: "Secrets",
            dependencies: ["CSodium"],
            swiftSettings: strict + small
        ),
        .target(
            name: "Formats",
            dependencies: ["Secrets"],
            swiftSettings: strict + small
        ),
        .target(
            name: "Primitives",
            dependencies: [
                "Secrets", "CPosix", "CSodium", "CArgon2", "CArchive", "CCrypto", "CGFComplete",
                "CUnistring", "CZxcvbn", "CHaru", "CQRencode",
            ],
            swiftSettings: strict + small,
            linkerSettings: archive
        ),
        .target(
            name: "Olm",
            dependencies: ["Formats", "Primitives", "Secrets"],
            swiftSettings: strict + small
        ),
        .target(
            name: "Recovery",
            dependencies: ["Olm", "Formats", "Primitives", "Secrets"],
            swiftSettings: strict + small
        ),
        .target(
            name: "Homeserver",
            dependencies: ["Recovery", "Formats", "Primitives", "Secrets", "CCurl"],
            swiftSettings: strict + small
        ),
        .executableTarget(
            name: "matrix-recovery",
            dependencies: [
                "Homeserver", "Recovery", "Formats", "Primitives", "Secrets",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict + small,
            linkerSettings: link
        ),
        .target(
            name: "Support",
            dependencies: ["Recovery", "Formats", "Primitives", "Secrets"],
            path: "Tests/Support",
            swiftSettings: strict
        ),
        .target(
            name: "Properties",
            dependencies: ["Olm", "Formats", "Secrets"],
            path: "Tests/Properties",
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
            dependencies: ["Formats", "Properties", "Secrets", "Support"],
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
            name: "OlmTests",
            dependencies: ["Olm", "Formats", "Primitives", "Secrets", "Support"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "RecoveryTests",
            dependencies: ["Recovery", "Olm", "Formats", "Primitives", "Secrets", "Support"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "HomeserverTests",
            dependencies: [
                "Homeserver", "Recovery", "Formats", "Primitives", "Secrets", "Support",
                "matrix-recovery",
            ],
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
    ] + fuzzing
)
