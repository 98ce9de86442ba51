namespace Traceability.Data;

/// <summary>
/// The second line behind the verbs: what the database itself refuses, whoever writes. Each sentence is the one a person
/// would read. Put back after every migration.
/// </summary>
internal static class ChainBackstops
{
    /// <summary>Rows that took part in a chain.</summary>
    private static readonly string[] NeverDeleted =
        ["lot", "heat", "lot_heat", "transformation", "input", "output", "cut_piece", "renewal", "hold", "movement", "verification",
         "receipt", "shipment", "shipment_line", "document", "recall",
         "issued_certificate", "certificate_lot", "shared_link", "shared_link_document", "bound_code",
         "custody_hop", "concession", "concession_approval", "checklist_answer", "confirmed_reading", "stated_value",
         "non_conformance", "disposition", "corrective_action", "issue_photo",
         "machine", "loading", "step_answer", "shipping_exception"];

    /// <summary>The ledger: every change of every lot's amount with its cause, written nowhere twice.</summary>
    public const string Ledger = """
        SELECT id AS lot_id, received_micro AS delta_micro, 'received' AS cause, receipt_id AS source_id
          FROM lot WHERE received_micro IS NOT NULL
        UNION ALL
        SELECT i.lot_id, -i.quantity_micro, t.kind, t.id
          FROM input i JOIN transformation t ON t.id = i.transformation_id
         WHERE i.voided_at IS NULL AND i.quantity_micro IS NOT NULL AND t.kind <> 'return'
        UNION ALL
        SELECT o.lot_id, o.quantity_micro, 'made', o.transformation_id FROM output o WHERE o.voided_at IS NULL
        UNION ALL
        SELECT s.lot_id, -s.quantity_micro, 'shipped', s.shipment_id
          FROM shipment_line s WHERE s.voided_at IS NULL AND s.lot_id IS NOT NULL
        UNION ALL
        SELECT m.lot_id, m.delta_micro, m.reason, m.id FROM movement m
        """;

    public static IEnumerable<Backstops.Backstop> All =>
    [
        Backstops.View("ledger", Ledger),
        .. NeverDeleted.Select(table => Backstops.Refused($"{table}_is_never_deleted", $"BEFORE DELETE ON {table}",
            "Nothing that took part in a chain is deleted. Void it, with the reason.")),
        // A file that only waits in the inbox may be thrown away; one that a document has stays.
        .. ((string[])["stored_file", "file_chunk"]).Select(table => Backstops.Refused($"{table}_of_a_document_is_never_deleted", $"BEFORE DELETE ON {table} WHEN EXISTS (SELECT 1 FROM document WHERE sha256 = OLD.sha256) OR EXISTS (SELECT 1 FROM confirmed_reading WHERE pdf_sha256 = OLD.sha256) OR EXISTS (SELECT 1 FROM verification WHERE photo_sha256 = OLD.sha256) OR EXISTS (SELECT 1 FROM issue_photo WHERE sha256 = OLD.sha256) OR EXISTS (SELECT 1 FROM step_answer WHERE sha256 = OLD.sha256)",
            "The file of a document is never deleted. Add a newer document that replaces it.")),
        Fixed("input", "transformation_id, lot_id, quantity_micro, waste_micro, first_unit, last_unit"),
        Fixed("output", "transformation_id, lot_id, quantity_micro, first_position, last_position"),
        Fixed("shipment_line", "shipment_id, lot_id, quantity_micro, unit"),
        Fixed("shipping_exception", "shipment_id, lot_id, rule, what, says, reason, by, at"),
        Fixed("movement", "lot_id, at, delta_micro, reason, location, note"),
        Fixed("verification", "lot_id, at, by, read_number, certificate_says, outcome, reason, read_on, photo_sha256"),
        Fixed("concession", "lot_id, kind, what, says, reason, by, at"),
        Backstops.Refused("concession_stays_withdrawn", "BEFORE UPDATE ON concession WHEN OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS NOT OLD.withdrawn_at",
            "What was taken back stays so. Decide anew."),
        Fixed("concession_approval", "concession_id, customer_id, reference, by, at"),
        Fixed("checklist_answer", "lot_id, line, is_yes, by, at"),
        Fixed("confirmed_reading", "document_id, kind, by, at, grade, standards, cast_on, pdf_sha256"),
        Fixed("stated_value", "reading_id, part, heat, sample, property, written, operator, low, high, unit"),
        Fixed("non_conformance", "number, what, found_where, found_on, found_by, machine, lot_id, work_id, delivery_id, shipment_id, supplier_id"),
        Fixed("disposition", "issue_id, lot_id, quantity_micro, kind, reason, by, at"),
        Fixed("corrective_action", "issue_id, what, owner_id, due_on, began_by, began_at"),
        Fixed("issue_photo", "issue_id, sha256, name, by, at"),
        Fixed("machine", "code, name"),
        Fixed("loading", "machine_id, lot_id, since, by"),
        Backstops.Refused("loading_stays_ended", "BEFORE UPDATE ON loading WHEN OLD.taken_off_at IS NOT NULL AND (NEW.taken_off_at IS NOT OLD.taken_off_at OR NEW.taken_off_by IS NOT OLD.taken_off_by)",
            "What was taken off a machine stays so. Put it on anew."),
        Fixed("step_answer", "record_id, step, kind, value, note, outside_limits, sha256, by, at"),
        StaysVoid("step_answer"),
        Backstops.Refused("step_answer_of_an_open_record", "BEFORE INSERT ON step_answer WHEN (SELECT completed_on IS NOT NULL AND from_history = 0 FROM transformation WHERE id = NEW.record_id)",
            "This record is closed, so no step of it is answered any more."),
        Backstops.Refused("non_conformance_stays_closed", "BEFORE UPDATE ON non_conformance WHEN OLD.closed_at IS NOT NULL AND (NEW.closed_at IS NOT OLD.closed_at OR NEW.closed_by IS NOT OLD.closed_by OR NEW.cause IS NOT OLD.cause OR NEW.reason IS NOT OLD.reason)",
            "A quality issue that was closed stays closed. What is found now is a new issue."),
        Backstops.Refused("corrective_action_stays_judged", "BEFORE UPDATE ON corrective_action WHEN (OLD.done_at IS NOT NULL AND (NEW.done_at IS NOT OLD.done_at OR NEW.done_by IS NOT OLD.done_by OR NEW.done_note IS NOT OLD.done_note)) OR (OLD.judged_at IS NOT NULL AND (NEW.judged_at IS NOT OLD.judged_at OR NEW.is_effective IS NOT OLD.is_effective))",
            "What was done and judged stays as it was written. Write down another action."),
        // Whatever a lot is like: one that is not what its paper says is not used on anybody's word.
        Backstops.Refused("mismatch_is_never_used_as_it_is", """
            BEFORE INSERT ON disposition
            WHEN NEW.kind IN ('use_as_is', 'no_fault')
             AND (SELECT outcome FROM verification WHERE lot_id = NEW.lot_id AND outcome IN ('match', 'mismatch', 'read') AND at <= NEW.at ORDER BY at DESC, id DESC LIMIT 1) = 'mismatch'
            """, "The number on the material is not the one on its certificate, so this lot cannot be used as it is."),
        // Only the lot itself: what was made of it is looked through in the act.
        Backstops.Refused("shipment_line_of_a_released_lot", """
            BEFORE INSERT ON shipment_line
            WHEN (SELECT from_history = 0 FROM shipment WHERE id = NEW.shipment_id) AND (SELECT released_at FROM lot WHERE id = NEW.lot_id) IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM shipping_exception e WHERE e.shipment_id = NEW.shipment_id AND e.lot_id = NEW.lot_id AND e.rule = 'released')
            """, "This lot is released only conditionally, so it is not shipped. Accept it when what is missing has come."),
        Backstops.Refused("mismatch_is_never_accepted", """
            BEFORE UPDATE OF status ON lot
            WHEN NEW.status = 'accepted' AND OLD.status <> 'accepted'
             AND (SELECT outcome FROM verification WHERE lot_id = NEW.id AND outcome IN ('match', 'mismatch', 'read') ORDER BY at DESC, id DESC LIMIT 1) = 'mismatch'
            """, "The number on the material is not the one on its certificate, so this lot cannot be accepted."),
        Fixed("recall", "number, root_kind, root_number, reason, opened_at, opened_by, report, report_sha256"),
        Fixed("issued_certificate", "number, kind, subject_number, order_id, shipment_id, customer_id, issued_at, issued_by, supersedes_id, reason, report, report_sha256"),
        Fixed("certificate_lot", "certificate_id, lot_id, is_source"),
        Fixed("shared_link", "certificate_id, token_hash, expires_at, made_for"),
        Backstops.Refused("shared_link_stays_revoked", "BEFORE UPDATE ON shared_link WHEN OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS NOT OLD.revoked_at",
            "A revoked link stays revoked. Make a new one."),
        Fixed("bound_code", "code, code_key, lot_id, bound_at, bound_by"),
        Backstops.Refused("bound_code_stays_released", "BEFORE UPDATE ON bound_code WHEN OLD.released_at IS NOT NULL AND NEW.released_at IS NOT OLD.released_at",
            "A label that was released stays released. Bind it anew."),
        Fixed("lot", "number, number_key, material_id, product_id, unit, received_micro, received_on, owner_id"),
        Fixed("document", "number, number_key, type, issuer_key"),
        Fixed("stored_file", "sha256, size"),
        Fixed("file_chunk", "sha256, part, bytes"),
        Backstops.Refused("document_keeps_its_file", "BEFORE UPDATE OF sha256 ON document WHEN OLD.sha256 IS NOT NULL AND NEW.sha256 IS NOT OLD.sha256",
            "A document keeps its file. Add a new document that replaces it."),
        Fixed("custody_hop", "lot_id, position, role, party, number, number_key, document_id, passed_on"),
        StaysVoid("custody_hop"),
        StaysVoid("input"),
        StaysVoid("output"),
        StaysVoid("shipment_line"),
        StaysVoid("disposition"),
        Backstops.Refused("input_of_a_free_lot", """
            BEFORE INSERT ON input
            WHEN (SELECT from_history = 0 AND kind NOT IN ('split', 'return') AND late_reason IS NULL FROM transformation WHERE id = NEW.transformation_id)
             AND ((SELECT status FROM lot WHERE id = NEW.lot_id) <> 'accepted'
                  OR EXISTS (SELECT 1 FROM hold h WHERE h.lot_id = NEW.lot_id AND h.lifted_at IS NULL AND NOT (
                      (SELECT is_rework FROM transformation WHERE id = NEW.transformation_id) = 1 AND EXISTS (
                          SELECT 1 FROM disposition d JOIN non_conformance n ON n.id = d.issue_id
                           WHERE d.issue_id = h.issue_id AND d.lot_id = NEW.lot_id AND d.kind = 'rework' AND d.quantity_micro = NEW.quantity_micro
                             AND d.reworked_at IS NULL AND d.voided_at IS NULL AND n.closed_at IS NULL
                             AND (d.begun_in IS NULL OR d.begun_in = (SELECT number FROM transformation WHERE id = NEW.transformation_id))))))
             -- What is in the job already is written down anew, in the same act, with its amount or its last unit; held or not.
             AND NOT EXISTS (SELECT 1 FROM input WHERE transformation_id = NEW.transformation_id AND lot_id = NEW.lot_id AND voided_at = NEW.recorded_at)
             AND NOT ((SELECT is_rework FROM transformation WHERE id = NEW.transformation_id) = 1
                      AND (SELECT status FROM lot WHERE id = NEW.lot_id) = 'quarantined'
                      AND NOT EXISTS (SELECT 1 FROM hold WHERE lot_id = NEW.lot_id AND lifted_at IS NULL)
                      AND EXISTS (SELECT 1 FROM output o JOIN transformation r ON r.id = o.transformation_id WHERE o.lot_id = NEW.lot_id AND o.voided_at IS NULL AND r.kind = 'return' AND r.decision = 'rework'))
            """, "This lot is not accepted, or it is on hold, so it cannot be used. Take another lot."),
        Backstops.Refused("return_stays_decided", "BEFORE UPDATE OF decision, decided_by, decided_at, decided_reason, return_reason, return_condition ON transformation WHEN OLD.kind = 'return' AND (OLD.decision IS NOT NULL OR NEW.return_reason IS NOT OLD.return_reason OR NEW.return_condition IS NOT OLD.return_condition)",
            "What came back, and what was decided about it, stays as it was written down."),
        Backstops.Refused("shipment_line_of_a_free_lot", """
            BEFORE INSERT ON shipment_line
            WHEN (SELECT from_history = 0 FROM shipment WHERE id = NEW.shipment_id)
             AND (NEW.lot_id IS NULL
                  OR (SELECT status FROM lot WHERE id = NEW.lot_id) <> 'accepted'
                  OR EXISTS (SELECT 1 FROM hold WHERE lot_id = NEW.lot_id AND lifted_at IS NULL))
            """, "This lot has no number, is not accepted, or is on hold, so it cannot be shipped. Take another lot."),
        Backstops.Refused("output_of_one_origin", """
            BEFORE INSERT ON output
            WHEN (SELECT from_history = 0 FROM transformation WHERE id = NEW.transformation_id)
             AND (EXISTS (SELECT 1 FROM output WHERE lot_id = NEW.lot_id)
                  OR (SELECT received_micro FROM lot WHERE id = NEW.lot_id) IS NOT NULL)
            """, "A lot comes out of one act only. Give what comes out a number of its own."),
        // Also where the use was not measured and the amount tells nothing: its chain would be cut in two.
        Backstops.Refused("output_is_voided_before_it_goes_on", """
            BEFORE UPDATE OF voided_at ON output
            WHEN OLD.voided_at IS NULL AND NEW.voided_at IS NOT NULL
             AND (EXISTS (SELECT 1 FROM input WHERE lot_id = NEW.lot_id AND voided_at IS NULL)
                  OR EXISTS (SELECT 1 FROM shipment_line WHERE lot_id = NEW.lot_id AND voided_at IS NULL))
            """, "What came out has been used or shipped since. Void those uses first."),
        Backstops.Refused("cut_after_every_mark_is_read_back", """
            BEFORE INSERT ON output
            WHEN (SELECT from_history = 0 AND kind = 'cut' AND late_reason IS NULL FROM transformation WHERE id = NEW.transformation_id)
             AND (EXISTS (SELECT 1 FROM cut_piece WHERE cut_id = NEW.transformation_id AND verified_at IS NULL)
                  OR EXISTS (SELECT 1 FROM renewal WHERE cut_id = NEW.transformation_id AND verified_at IS NULL))
            """, "A piece has not been marked and read back, so nothing is cut yet. Mark it and scan the mark."),
        Backstops.Refused("cut_that_was_given_up_stays_so", """
            BEFORE INSERT ON output WHEN (SELECT abandoned_at IS NOT NULL FROM transformation WHERE id = NEW.transformation_id)
            """, "This cut was given up. Plan a new one."),
        // Whatever became of the holds: a piece that was cut first, or whose mark is being moved, is used with a mark that was read.
        Backstops.Refused("input_of_a_marked_piece", $"BEFORE INSERT ON input WHEN (SELECT from_history = 0 AND late_reason IS NULL AND kind <> 'return' FROM transformation WHERE id = NEW.transformation_id) AND {Unmarked}",
            "The mark of this piece was not read back, so it cannot be used. Mark it, read the mark back, or take another piece."),
        Backstops.Refused("shipment_line_of_a_marked_piece", $"BEFORE INSERT ON shipment_line WHEN (SELECT from_history = 0 FROM shipment WHERE id = NEW.shipment_id) AND {Unmarked}",
            "The mark of this piece was not read back, so it cannot be shipped. Mark it, read the mark back, or take another piece."),
        Backstops.Trigger("record_begins_without_inputs", "AFTER INSERT ON transformation WHEN NEW.kind = 'make'",
            "INSERT OR IGNORE INTO missing_link (kind, subject_id) VALUES ('record', NEW.id);"),
        Backstops.Trigger("record_has_an_input", "AFTER INSERT ON input WHEN NEW.voided_at IS NULL",
            "DELETE FROM missing_link WHERE kind = 'record' AND subject_id = NEW.transformation_id;"),
        Backstops.Trigger("record_lost_its_last_input", """
            AFTER UPDATE OF voided_at ON input
            WHEN NEW.voided_at IS NOT NULL AND (SELECT kind = 'make' FROM transformation WHERE id = NEW.transformation_id)
             AND NOT EXISTS (SELECT 1 FROM input WHERE transformation_id = NEW.transformation_id AND voided_at IS NULL)
            """, "INSERT OR IGNORE INTO missing_link (kind, subject_id) VALUES ('record', NEW.transformation_id);"),
        Backstops.Trigger("shipment_begins_without_lines", "AFTER INSERT ON shipment",
            "INSERT OR IGNORE INTO missing_link (kind, subject_id) VALUES ('shipment', NEW.id);"),
        Backstops.Trigger("shipment_has_a_line", "AFTER INSERT ON shipment_line",
            "DELETE FROM missing_link WHERE kind = 'shipment' AND subject_id = NEW.shipment_id;"),
        .. ShortRecords.Triggers,
    ];

    private const string Unmarked = """
        (EXISTS (SELECT 1 FROM cut_piece p JOIN transformation t ON t.id = p.cut_id WHERE p.lot_id = NEW.lot_id AND p.verified_at IS NULL AND t.from_history = 0)
          OR EXISTS (SELECT 1 FROM renewal r WHERE r.lot_id = NEW.lot_id AND r.verified_at IS NULL AND r.ended_at IS NULL AND r.cut_id IS NULL))
        """;

    private static Backstops.Backstop Fixed(string table, string columns) => Backstops.Refused($"{table}_keeps_what_it_says",
        $"BEFORE UPDATE OF {columns} ON {table} WHEN {string.Join(" OR ", columns.Split(", ").Select(c => $"NEW.{c} IS NOT OLD.{c}"))}",
        "What was written down stays as it was written. Void it, or write a new entry.");

    private static Backstops.Backstop StaysVoid(string table) => Backstops.Refused($"{table}_stays_void",
        $"BEFORE UPDATE ON {table} WHEN OLD.voided_at IS NOT NULL AND (NEW.voided_at IS NOT OLD.voided_at OR NEW.voided_reason IS NOT OLD.voided_reason)",
        "What was voided stays void. Write a new entry.");
}
