namespace Traceability.Data;

/// <summary>The second line behind procedures and trainings: what was released and who was trained stays as it was written down.</summary>
internal static class TrainingBackstops
{
    public static IEnumerable<Backstops.Backstop> All =>
    [
        .. ((string[])["topic", "sop", "sop_revision", "training", "untrained_act"]).Select(table => Backstops.Refused($"{table}_is_never_deleted", $"BEFORE DELETE ON {table}",
            "What people were trained in, and who was, is never deleted.")),
        // As a draft anything may change; then nothing does, the release included.
        Kept("sop_revision_stays_as_released", "sop_revision", "sop_id, revision, revision_key, position, steps, changes, released_at, released_by", "OLD.released_at IS NOT NULL",
            "A released revision never changes. Begin the next one."),
        // What came in together with a released revision came before its release.
        Backstops.Refused("sop_picture_comes_before_the_release", "BEFORE INSERT ON sop_picture WHEN EXISTS (SELECT 1 FROM sop_revision r WHERE r.id = NEW.revision_id AND r.released_at IS NOT NULL AND r.recorded_at <> NEW.recorded_at)",
            "A released revision never changes. Begin the next one."),
        .. ((string[])["UPDATE", "DELETE"]).Select(act => Backstops.Refused($"sop_picture_stays_as_released_at_{act.ToLowerInvariant()}", $"BEFORE {act} ON sop_picture WHEN (SELECT released_at FROM sop_revision WHERE id = OLD.revision_id) IS NOT NULL",
            "A released revision never changes. Begin the next one.")),
        Kept("record_keeps_its_procedure", "transformation", "sop_revision_id", "OLD.sop_revision_id IS NOT NULL",
            "A record keeps the revision that it was made by. Start a new record."),
        Backstops.Refused("record_of_a_released_revision", "BEFORE INSERT ON transformation WHEN NEW.sop_revision_id IS NOT NULL AND (SELECT released_at FROM sop_revision WHERE id = NEW.sop_revision_id) IS NULL",
            "This revision is a draft still. Have it released first."),
        Kept("training_keeps_what_it_says", "training", "person_id, topic_id, sop_revision_id, kind, trainer_id, given_on, valid_until, evidence, file_sha256, file_name", "1",
            "A training stays as it was written down. Withdraw it, or write a new one."),
        Kept("training_stays_withdrawn", "training", "withdrawn_at, withdrawn_by, withdrawn_reason", "OLD.withdrawn_at IS NOT NULL",
            "What was withdrawn stays withdrawn. Train the person anew."),
        Backstops.Refused("untrained_act_is_never_changed", "BEFORE UPDATE ON untrained_act", "What was done by somebody untrained stays as it was written down."),
        Backstops.Refused("file_of_a_training_is_never_deleted", "BEFORE DELETE ON stored_file WHEN EXISTS (SELECT 1 FROM training WHERE file_sha256 = OLD.sha256) OR EXISTS (SELECT 1 FROM sop_picture WHERE sha256 = OLD.sha256)",
            "The file of a training or a procedure is never deleted."),
        Backstops.Refused("chunk_of_a_training_is_never_deleted", "BEFORE DELETE ON file_chunk WHEN EXISTS (SELECT 1 FROM training WHERE file_sha256 = OLD.sha256) OR EXISTS (SELECT 1 FROM sop_picture WHERE sha256 = OLD.sha256)",
            "The file of a training or a procedure is never deleted."),
    ];

    private static Backstops.Backstop Kept(string name, string table, string columns, string when, string sentence) => Backstops.Refused(name,
        $"BEFORE UPDATE OF {columns} ON {table} WHEN {when} AND ({string.Join(" OR ", columns.Split(", ").Select(c => $"NEW.{c} IS NOT OLD.{c}"))})", sentence);
}
