using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Certificates.Inbox;
using Traceability.Computer;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Pages.Stock;
using Traceability.Web;

namespace Traceability.Pages.Documents;

/// <summary>Files that came in: from a watched folder, dropped here, photographed. Each with what it may be about, for one tap.</summary>
[RequestSizeLimit(UploadLimit.Most), RequestFormLimits(MultipartBodyLengthLimit = UploadLimit.Most)]
public sealed class InboxModel(TraceabilityDb db, Acts acts, TimeProvider clock, InboxFolder folder, InboxReading reading) : StockPage(db, acts, clock)
{
    public const int PageSize = 20;

    /// <summary>So long somebody waits for the text of what was just brought; the rest is read behind the page.</summary>
    private static readonly TimeSpan Waited = TimeSpan.FromSeconds(8);

    [BindProperty]
    public InboxInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public int Total { get; private set; }

    public IReadOnlyList<Suggested> Files { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    /// <summary>Whether something is still being read: what it may be about comes in a moment.</summary>
    public bool IsReading => Files.Any(f => f.Item.ReadAt is null);

    public InboxFolder Folder => folder;

    public override async Task Load()
    {
        var waiting = Db.InboxItems.AsNoTracking().Waiting();
        Total = await waiting.CountAsync();
        P = Math.Clamp(P, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        var items = await waiting.OrderBy(i => i.Id).Skip((P - 1) * PageSize).Take(PageSize).ToListAsync();
        Files = await new Suggesting(Db).For(items, Today);
        Names = await Db.NamesOf(items.Select(i => i.RecordedBy));
    }

    public async Task<IActionResult> OnGetFileAsync(long item)
    {
        var waiting = Found(await Db.InboxItems.AsNoTracking().Waiting().SingleOrDefaultAsync(i => i.Id == item));
        return new FileAnswer(Found(await Db.Files.AsNoTracking().FirstOrDefaultAsync(f => f.Sha256 == waiting.Sha256)), waiting.FileName);
    }

    /// <summary>Files are dropped here, several at once.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        // Before anybody else has to wait: a large file takes a moment to look at.
        List<IncomingFile> files = [];
        foreach (var file in Input.Files!) files.Add(await IncomingFile.Look(file.FileName, file.Length, file.OpenReadStream, cancel: HttpContext.RequestAborted));
        var answer = await Once("put files into the inbox", async () =>
        {
            List<TakenIn> taken = [];
            foreach (var file in files)
            {
                taken.Add(await Db.TakeIn(file, InboxOrigin.Page));
                if (taken[^1].Item is { } item) await InboxReading.Add(Db, item, CodesOf(file.Name));
            }
            var (came, known) = (taken.Count(t => t.IsNew), taken.Where(t => t.Known is not null).Select(t => t.Known!.Value.Number).ToList());
            var twice = taken.Count - came - known.Count;
            return ("/documents/inbox", $"{Counted(came)} came in.{(twice > 0 ? $" {Counted(twice)} waited here already." : "")}{(known.Count > 0 ? $" Here already with {string.Join(", ", known.Take(5))}." : "")}", (string?)null);
        });
        await ReadWhileWaiting();
        return answer;
    }

    /// <summary>One tap: what is ticked is what the file is about.</summary>
    public Task<IActionResult> OnPostConfirmAsync(long item, string[] about) => Once("sort a file of the inbox", async () =>
    {
        var waiting = Found(await Db.InboxItems.SingleOrDefaultAsync(i => i.Id == item));
        waiting.RefuseUnlessWaiting();
        var document = await Db.Confirm((await new Suggesting(Db).For([waiting], Today))[0], about, By, Acts.Now);
        // What an electronic certificate states wants to be confirmed first.
        var values = document.IsCertificate && waiting.FileName.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
        return (values ? $"/documents/{document.Id}/values" : "/documents/inbox", $"{waiting.FileName} is kept as {document.Number}.", (string?)null);
    });

    public Task<IActionResult> OnPostThrowAwayAsync(long item) => Once("throw away a file of the inbox", async () =>
    {
        var waiting = Found(await Db.InboxItems.SingleOrDefaultAsync(i => i.Id == item));
        await Db.ThrowAway(waiting, By, Acts.Now);
        return ("/documents/inbox", $"{waiting.FileName} is thrown away.", (string?)null);
    });

    // What is not read in that time is read by the program afterwards.
    private async Task ReadWhileWaiting()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(HttpContext.RequestAborted);
        patience.CancelAfter(Waited);
        try
        {
            await reading.ReadAll(patience.Token);
        }
        catch (OperationCanceledException) { }
    }

    // The page reads codes off photos before it sends them: "IMG_1.jpg", a tab, the code.
    private IEnumerable<NumberInText> CodesOf(string name) => Input.Codes.Take(100).Select(c => c.Split('\t', 2)).Where(c => c.Length == 2 && c[0] == name && c[1].Length <= NumberKey.MaxLength).Select(c => new NumberInText(c[1], 0));

    private static string Counted(int files) => files == 1 ? "1 file" : $"{files} files";
}

public sealed class InboxInput
{
    [Required(ErrorMessage = "No file was chosen. Choose or drop it, then put it in.")]
    public List<IFormFile>? Files { get; set; }

    /// <summary>Codes that stand on photos, see <c>inbox.js</c>.</summary>
    public List<string> Codes { get; set; } = [];
}
