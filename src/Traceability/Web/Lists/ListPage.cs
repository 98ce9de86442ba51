using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Printing;

namespace Traceability.Web.Lists;

/// <summary>What the parts of a list page (_Search, pager) need to know of it.</summary>
public interface IListPage
{
    string? Q { get; }

    /// <summary>The page shown, from 1.</summary>
    int P { get; }

    /// <summary>Rows on all pages, exactly.</summary>
    int Total { get; }

    int PageSize { get; }

    /// <summary>Whether anything narrows the list: an empty one then says so, instead of how to begin.</summary>
    bool IsNarrowed { get; }

    IEnumerable<Filter> Filters { get; }

    /// <summary>What can be typed beside the search.</summary>
    IEnumerable<Box> Boxes { get; }
}

/// <summary>Something to be typed that narrows a list, kept in the address.</summary>
/// <param name="Example">What could be typed.</param>
/// <param name="Known">What others have typed: offered while typing.</param>
public sealed record Box(string Name, string Label, string Example, string? Value, IReadOnlyList<string>? Known = null);

/// <summary>One choice that narrows a list, kept in the address.</summary>
/// <param name="Name">In the address: "state".</param>
/// <param name="Choices">The first one stands for none.</param>
public sealed record Filter(string Name, string Label, IReadOnlyList<(string? Value, string Words)> Choices, string? Chosen);

/// <summary>A column of the list as it is exported.</summary>
public sealed record Column<TRow>(string Head, Func<TRow, object?> Cell);

/// <summary>
/// A list of the shop: what is looked for, the order and the page stand in the address, so that a link shows the same.
/// As it is asked for it is also had as CSV, with all its pages.
/// </summary>
public abstract class ListPage<TRow>(TraceabilityDb db, Acts acts, TimeProvider clock) : ShopPage(db, acts), IListPage
{
    /// <summary>What is looked for.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public int Total { get; private set; }

    public int PageSize => 50;

    public IReadOnlyList<TRow> Rows { get; private set; } = [];

    /// <summary>The shop's day.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    public bool IsSearched => Key.Length > 0;

    public virtual bool IsNarrowed => IsSearched || Filters.Any(f => !string.IsNullOrEmpty(f.Chosen) && f.Choices.Skip(1).Any(c => c.Value == f.Chosen));

    public virtual IEnumerable<Filter> Filters => [];

    public virtual IEnumerable<Box> Boxes => [];

    /// <summary>What is looked for, in the form in which numbers are compared. Nobody's number is longer.</summary>
    protected string Key => NumberKey.Of(Typed);

    /// <summary>As it was typed, for LIKE on names; "\" stands before what would be a placeholder.</summary>
    protected string Pattern => "%" + Typed.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";

    private string Typed => Q is null ? "" : (Q.Length <= NumberKey.MaxLength ? Q : Q[..NumberKey.MaxLength]).Trim();

    /// <summary>The rows asked for by search, filters and order.</summary>
    protected abstract IQueryable<TRow> Asked();

    /// <summary>What the CSV says of a row.</summary>
    protected abstract IReadOnlyList<Column<TRow>> Columns { get; }

    /// <summary>The file's name without its ending: "stock".</summary>
    protected abstract string FileName { get; }

    public override async Task Load()
    {
        var rows = Asked();
        Total = await rows.CountAsync();
        P = Math.Clamp(P, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        // Beyond the middle it is nearer from the end: what is skipped is read all the same.
        var before = (P - 1) * PageSize;
        var after = Math.Max(0, Total - before - PageSize);
        Rows = before <= after ? await rows.Skip(before).Take(PageSize).ToListAsync()
            : [.. (await rows.Reverse().Skip(after).Take(Total - before - after).ToListAsync()).AsEnumerable().Reverse()];
    }

    /// <summary>The whole list as it is asked for. Written row by row: it may be long.</summary>
    public virtual async Task<IActionResult> OnGetCsvAsync(CancellationToken cancel)
    {
        Response.ContentType = Csv.ContentType;
        Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            FileNameStar = string.Create(CultureInfo.InvariantCulture, $"{FileName} {Today:yyyy-MM-dd}.csv"),
        }.ToString();
        await using var writer = new StreamWriter(Response.Body, Csv.Encoding, bufferSize: 64 * 1024);
        await writer.WriteAsync(Csv.Row(Columns.Select(c => c.Head)));
        await foreach (var row in Asked().AsAsyncEnumerable().WithCancellation(cancel))
            await writer.WriteAsync(Csv.Row(Columns.Select(c => c.Cell(row))));
        // Written already: no page follows.
        return new EmptyResult();
    }
}
