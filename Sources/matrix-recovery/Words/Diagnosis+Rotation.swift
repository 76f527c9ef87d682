internal import Formats
internal import Primitives
internal import Recovery

// MARK: Rotations that were interrupted

extension Diagnosis {
    static func rotationUnfinished(_ id: KeyID, _ journal: FilePath) -> Diagnosis {
        Diagnosis(
            .refused,
            "rotation_unfinished",
            "a rotation to key \(Escaping.text(id)) was interrupted, and that key "
                + "is needed to finish it (\(Escaping.text(journal)))",
            hints: [
                "run the command that was interrupted again, on the same account, with the new key "
                    + "in its file or given with --recovery-key-file or --prompt"
            ]
        )
    }

    static func rotationRunning(_ target: FilePath) -> Diagnosis {
        Diagnosis(
            .refused,
            "rotation_running",
            "nothing was written, because another rotation of \(Escaping.text(target)) is running",
            hints: ["wait until that has ended, then run the same command again"]
        )
    }

    static func noRotation(_ journal: FilePath) -> Diagnosis {
        Diagnosis(
            .refused,
            "no_rotation",
            "nothing was changed: no rotation of this account was interrupted, as there is no "
                + "\(Escaping.text(journal))",
            hints: ["'matrix-recovery doctor' shows what state the account is in"]
        )
    }

    static func notReversible(_ journal: FilePath) -> Diagnosis {
        Diagnosis(
            .refused,
            "not_reversible",
            "nothing was changed: \(Escaping.text(journal)) does not say what was there before the "
                + "rotation",
            hints: ["finish it with 'matrix-recovery rotate --resume' and the same options"]
        )
    }

    static func changedSinceRotation(_ type: EventType) -> Diagnosis {
        Diagnosis(
            .refused,
            "changed_since_rotation",
            "nothing was changed: \(Escaping.text(type.rawValue)) was written by someone else since "
                + "the rotation began, and going back would lose that",
            hints: ["finish it with 'matrix-recovery rotate --resume' and the same options"]
        )
    }

    /// A rotation in place that did not get to its end, after so many writes.
    static func rotationStopped(_ stop: RotationStop) -> Diagnosis {
        let cause = stop.cause.diagnosis
        let (why, before) =
            if case .changedMeanwhile(let type) = stop.cause {
                (
                    "\(Escaping.text(type.rawValue)) was changed by someone else meanwhile",
                    [String]()
                )
            } else {
                (cause.message, cause.hints)
            }
        return Diagnosis(
            cause.status,
            cause.code,
            "the rotation is not finished: \(why); \(stop.written) of \(stop.planned) writes are "
                + "done, and every secret opens with the keys from before or with the new one, "
                + Escaping.text(stop.keyID),
            hints: before + [
                "keep all of these keys; the same command again finishes it, and 'matrix-recovery "
                    + "rotate --abort' takes it back"
            ]
        )
    }
}
