using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Find;
using Traceability.Lots;
using Traceability.Pages.Stock;
using Traceability.Printing;
using Traceability.Scanning;
using Traceability.Web;

namespace Traceability.Pages;

/// <summary>Many scans in a row: a verdict on each, a list of all, and what is done with them together.</summary>
public sealed class ScanModel(TraceabilityDb db, Acts acts, TimeProvider clock, Judging judging, EndpointDataSource endpoints) : StockPage(db, acts, clock)
{
    /// <summary>One list holds no more: it is carried along in the form.</summary>
    public const int Most = 500;

    /// <summary>What was scanned just now.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>What was scanned before; of a lot "lot:" and its number.</summary>
    [BindProperty]
    public List<string> Codes { get; set; } = [];

    [BindProperty]
    public string? Place { get; set; }

    public IReadOnlyList<Judged> Rows { get; private set; } = [];

    public Judged? Newest { get; private set; }

    public string Said { get; private set; } = "";

    public static string Word(Usability verdict) => WordsInText.Of(verdict).Replace('_', '-');

    /// <summary>The colour of the badge: amber is owed a decision, red is one.</summary>
    public static string ToneOf(Judged judged) => judged.Verdict switch { Usability.Usable => "ok", Usability.NotUsable when judged.State is not ("waiting" or "quarantined") => "stop", _ => "wait" };

    public static string CodeOf(Judged judged) => judged.IsLot ? "lot:" + judged.Number : judged.Number;

    public static string AddressOf(Judged judged) => judged.Hit is { } hit ? FindModel.AddressOf(hit) : "/find" + QueryString.Create("q", judged.Number);

    /// <summary>Whether there is such a page.</summary>
    public bool Leads(string page) => endpoints.Endpoints.OfType<RouteEndpoint>().Any(e => e.RoutePattern.RawText == page);

    // The newest stands first on the page, and so in what it sends.
    public override async Task Load() => Rows = await judging.OfMany([.. Codes.Where(c => !string.IsNullOrWhiteSpace(c)).Distinct().Take(Most).Reverse()]);

    /// <summary>What a code is, for the page to show and sound.</summary>
    public async Task<IActionResult> OnGetWhatAsync(string? code)
    {
        var judged = await Judge(code);
        return new JsonResult(new { judged.Same, judged.Number, Verdict = Word(judged.Verdict), Tone = ToneOf(judged), judged.Kind, judged.State, judged.Says, Address = AddressOf(judged), Code = CodeOf(judged), Lot = judged.IsLot ? judged.Hit!.Id : (long?)null });
    }

    /// <summary>The same without script: the code joins the list, if it is not there.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Load();
        if (string.IsNullOrWhiteSpace(Code)) return Page();
        if (Rows.Count >= Most) throw new DomainRuleException($"{Most} are on the list. Take them on, and begin afresh.");
        Newest = await Judge(Code);
        var again = Rows.Any(r => r.Same == Newest.Same);
        Said = again ? $"Scanned already; it counts once. {Newest.Says}" : Newest.Says;
        if (!again) Rows = [.. Rows, Newest];
        ModelState.Clear();
        return Page();
    }

    public Task<IActionResult> OnPostMoveAsync() => Once("move lots", async () =>
    {
        var lots = await Lots();
        foreach (var lot in lots) lot.MoveTo(Place ?? "", By, Acts.Now);
        return ("/scan", $"{(lots.Count == 1 ? lots[0].Number + " is" : $"{lots.Count} lots are")} at {lots[0].Location} now.", (string?)null);
    });

    public async Task<IActionResult> OnPostLabelsAsync() =>
        LocalRedirect("/labels?" + string.Join('&', (await Lots()).Select(l => "lot=" + l.Id.ToString(CultureInfo.InvariantCulture))));

    /// <summary>A recall begins with one number, and finds the others by itself where they belong to it.</summary>
    public async Task<IActionResult> OnPostRecallAsync() => await Lots() is [var only]
        ? LocalRedirect("/recall" + QueryString.Create("root", "lot:" + only.Number))
        : throw new DomainRuleException("A recall begins with one lot, and finds what was made of it. Take the others off the list.");

    public IActionResult OnPostAfresh() => LocalRedirect("/scan");

    public async Task<IActionResult> OnPostCsvAsync()
    {
        await Load();
        var text = new StringBuilder(Csv.Row(["Number", "Kind", "State", "Usable", "What it is"]));
        foreach (var row in Rows) text.Append(Csv.Row([row.Number, row.Kind, row.State, Word(row.Verdict), row.Says]));
        return File([.. Csv.Encoding.GetPreamble(), .. Csv.Encoding.GetBytes(text.ToString())], Csv.ContentType, string.Create(CultureInfo.InvariantCulture, $"scanned {Today:yyyy-MM-dd}.csv"));
    }

    private async Task<Judged> Judge(string? code) => await judging.Of(code, await Request.OwnNames(Db, ScannedCode.Of(code)));

    /// <summary>The lots of the list, in its order.</summary>
    private async Task<List<Lot>> Lots()
    {
        var keys = Codes.Where(c => c.StartsWith("lot:", StringComparison.Ordinal)).Select(c => NumberKey.Of(c[4..])).Distinct().Take(Most).ToList();
        var lots = await Db.Lots.Where(l => keys.Contains(l.NumberKey)).ToDictionaryAsync(l => l.NumberKey);
        if (lots.Count == 0) throw new DomainRuleException("No lot is on the list. Scan what is to be taken on.");
        return [.. keys.Where(lots.ContainsKey).Select(k => lots[k])];
    }
}
