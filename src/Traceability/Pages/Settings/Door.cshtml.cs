using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Pages.Stock;
using Traceability.Shops;

namespace Traceability.Pages.Settings;

/// <summary>How strict the door is: what refuses, what only warns until a day, and whether a second person decides.</summary>
public sealed class DoorModel(TraceabilityDb db, Acts acts, TimeProvider clock) : StockPage(db, acts, clock)
{
    public static (GateOf Of, string Title, string Says)[] Kinds { get; } =
    [
        (GateOf.Label, "Level 1: the label", "Without its number read off the material, and its checklist answered, no lot is accepted."),
        (GateOf.Document, "Level 2: the document", "Without its papers, or with values out of the limits of its grade, no lot is accepted."),
        (GateOf.BlindMatch, "Level 3: the blind match", "Without a number that matches its certificate, no lot is accepted. Two numbers that differ refuse from the first day, whatever stands here."),
        (GateOf.Training, "Training", "Where a topic is asked for, only who is trained in it verifies, marks or saws; where a record is made by a procedure, only who is trained in its revision signs it."),
        (GateOf.Packing, "The door out: a number on it", "Nothing is packed of which no label was ever printed or bound, and no mark read. What is held, lacks a paper that is demanded, or is released only conditionally is refused from the first day."),
    ];

    [BindProperty]
    public DoorInput Input { get; set; } = new();

    public Gates Gates { get; private set; } = Gates.Closed;

    public override async Task Load() => Gates = await Db.Gates();

    public async Task OnGetAsync()
    {
        await Load();
        Input = new()
        {
            SecondPerson = Found(await Db.TheShop()).VerifiedByAnother,
            Label = Gates.RefuseFrom.TryGetValue(GateOf.Label, out var label) ? label : null,
            Document = Gates.RefuseFrom.TryGetValue(GateOf.Document, out var document) ? document : null,
            BlindMatch = Gates.RefuseFrom.TryGetValue(GateOf.BlindMatch, out var match) ? match : null,
            Training = Gates.RefuseFrom.TryGetValue(GateOf.Training, out var training) ? training : null,
            Packing = Gates.RefuseFrom.TryGetValue(GateOf.Packing, out var packing) ? packing : null,
        };
    }

    public Task<IActionResult> OnPostAsync() => Once("set the door", async () =>
    {
        ForLead("change how strictly deliveries are checked");
        Found(await Db.Set<Shop>().FirstOrDefaultAsync()).VerifiedByAnother = Input.SecondPerson;
        foreach (var (of, day) in new[] { (GateOf.Label, Input.Label), (GateOf.Document, Input.Document), (GateOf.BlindMatch, Input.BlindMatch), (GateOf.Training, Input.Training), (GateOf.Packing, Input.Packing) })
        {
            var gate = await Db.Set<Gate>().SingleOrDefaultAsync(g => g.Of == of);
            if (day is { } from && gate is null) Db.Add(Gate.Warning(of, from, Today));
            // Without a day this one only warns, the others refuse.
            else if (gate is not null && of == GateOf.Packing && day is null) Db.Remove(gate);
            else if (gate is not null) gate.Refuse(day ?? Today, Today);
        }
        return ("/settings/door", "The door is set.", (string?)null);
    });
}

public sealed class DoorInput
{
    public bool SecondPerson { get; set; }

    /// <summary>The first day on which it refuses; empty: it refuses now.</summary>
    public DateOnly? Label { get; set; }

    /// <inheritdoc cref="Label"/>
    public DateOnly? Document { get; set; }

    /// <inheritdoc cref="Label"/>
    public DateOnly? BlindMatch { get; set; }

    /// <inheritdoc cref="Label"/>
    public DateOnly? Training { get; set; }

    /// <summary>The first day on which it refuses; empty: it only warns.</summary>
    public DateOnly? Packing { get; set; }
}
