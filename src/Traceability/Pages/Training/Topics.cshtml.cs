using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Pages.Stock;
using Traceability.Trainings;

namespace Traceability.Pages.Trainings;

/// <summary>What is asked of whoever verifies, marks or saws.</summary>
public sealed class TopicsModel(TraceabilityDb db, Acts acts, TimeProvider clock) : StockPage(db, acts, clock)
{
    public static SelectListItem[] Kinds { get; } =
    [
        new("Verifying deliveries", nameof(TopicOf.Receiving)), new("Marking pieces, reading marks back", nameof(TopicOf.Transfer)), new("Sawing", nameof(TopicOf.Cutting)), new("Something else, asked of nobody", nameof(TopicOf.General)),
    ];

    [BindProperty]
    public TopicInput Input { get; set; } = new();

    public IReadOnlyList<Topic> Topics { get; private set; } = [];

    public override async Task Load() => Topics = await Db.Topics.AsNoTracking().OrderBy(t => t.RetiredAt != null).ThenBy(t => t.CodeKey).ToListAsync();

    public Task<IActionResult> OnPostAsync() => Once("add a topic of training", async () =>
    {
        ForLead("add a topic");
        var topic = Topic.Named(Input.Code, Input.Title, Input.Of ?? throw new DomainRuleException("Choose what it is for.", "Of"));
        if (await Db.Topics.FirstOrDefaultAsync(t => t.CodeKey == topic.CodeKey) is { } known)
            throw new DomainRuleException($"{known.Code} is {known.Title} already. Give this one another code.", "Code");
        if (topic.Of != TopicOf.General && await Db.Topics.FirstOrDefaultAsync(t => t.Of == topic.Of && t.RetiredAt == null) is { } asked)
            throw new DomainRuleException($"{asked.Title} is asked for that already. Take it out of use first.", "Of");
        var warnsUntil = topic.Of == TopicOf.General ? null : await Db.BeginToAskForTraining(Today);
        Db.Add(topic);
        return ("/training/topics", warnsUntil is { } from
            ? $"{topic.Title} is added. Until {from:yyyy-MM-dd} it only warns, see Settings, The door. Now write down who is trained." : $"{topic.Title} is added. Now write down who is trained.", (string?)null);
    });

    public Task<IActionResult> OnPostRetireAsync(long topic) => Once("take a topic out of use", async () =>
    {
        ForLead("take a topic out of use");
        var one = Found(await Db.Topics.SingleOrDefaultAsync(t => t.Id == topic));
        one.Retire(By, Acts.Now);
        return ("/training/topics", $"{one.Title} is asked of nobody any more.", (string?)null);
    });
}

public sealed class TopicInput
{
    [Required(ErrorMessage = "Choose what it is for.")]
    public TopicOf? Of { get; set; }

    [Required, StringLength(Text.LineLength)]
    public string? Title { get; set; }

    [Required, StringLength(20)]
    public string? Code { get; set; }
}
