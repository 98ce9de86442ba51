using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Machines;
using Traceability.Web.Lists;

namespace Traceability.Pages.Machines;

/// <summary>The machines, and what is on them now.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ListPage<IndexModel.Row>(db, acts, clock)
{
    public sealed record Row(long Id, string Code, string Name, IReadOnlyList<string> Loaded, int Running);

    [BindProperty]
    public NewMachineInput Input { get; set; } = new();

    protected override string FileName => "machines";

    protected override IReadOnlyList<Column<Row>> Columns =>
        [new("Machine", r => r.Code), new("Name", r => r.Name), new("On it now", r => string.Join(" ", r.Loaded)), new("Records open", r => r.Running)];

    protected override IQueryable<Row> Asked()
    {
        IQueryable<Machine> machines = Db.Machines;
        if (IsSearched) machines = machines.Where(m => m.CodeKey.Contains(Key) || m.NameKey.Contains(Key));
        var ordered = Sort switch
        {
            "-number" => machines.OrderByDescending(m => m.CodeKey),
            "name" => machines.OrderBy(m => m.NameKey),
            "-name" => machines.OrderByDescending(m => m.NameKey),
            _ => machines.OrderBy(m => m.CodeKey),
        };
        return ordered.Select(m => new Row(m.Id, m.Code, m.Name, m.Loadings.Where(l => l.TakenOffAt == null).OrderBy(l => l.Id).Select(l => l.Lot.Number).ToList(), Db.Records.Count(r => r.CompletedOn == null && r.Machine == m.Code)));
    }

    public Task<IActionResult> OnPostAsync() => Once("register a machine", async () =>
    {
        var machine = Machine.Named(Input.Code, Input.Name);
        if (await Db.Machines.AnyAsync(m => m.CodeKey == machine.CodeKey))
            throw new DomainRuleException($"There is a machine {machine.Code} already. Give this one another code.", "Code");
        if (await Db.Machines.AnyAsync(m => m.NameKey == machine.NameKey))
            throw new DomainRuleException($"There is a machine called {machine.Name} already. Give this one another name.", "Name");
        Db.Add(machine);
        await Db.SaveChangesAsync();
        Done($"{machine.Code} is registered. Scan what is on it.");
        return $"/machines/{machine.Id}";
    });
}

public sealed class NewMachineInput
{
    [Required(ErrorMessage = "By what code is it known? PRUSA-1, for example."), StringLength(Text.LineLength)]
    public string? Code { get; set; }

    [Required(ErrorMessage = "What is it called?"), StringLength(Text.LineLength)]
    public string? Name { get; set; }
}
