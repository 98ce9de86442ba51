using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using Traceability.Certificates;
using Traceability.Lots;

namespace Traceability.Pages.Documents;

/// <summary>What is written down of a paper, and the paper itself.</summary>
public sealed class DocumentInput
{
    /// <summary>What the chooser offers first; on a phone this brings the camera.</summary>
    public const string Accept = "application/pdf,image/png,image/jpeg,image/webp,image/heic,image/tiff,.json,.xml,.csv,.txt";

    [Required(ErrorMessage = "Choose what kind of paper it is.")]
    public DocumentType? Type { get; set; }

    [StringLength(NumberKey.MaxLength), Display(Name = "number of the document")]
    public string? DocumentNumber { get; set; }

    [StringLength(Text.LineLength)]
    public string? Issuer { get; set; }

    public DateOnly? IssuedOn { get; set; }

    public DateOnly? ExpiresOn { get; set; }

    public string? En10204 { get; set; }

    [StringLength(Text.NoteLength)]
    public string? Standards { get; set; }

    public List<IFormFile> Files { get; set; } = [];

    public string? Lots { get; set; }

    public string? Heats { get; set; }

    public string? Materials { get; set; }

    public string? Suppliers { get; set; }

    public string? Receipts { get; set; }

    /// <summary>The document in whose place this one comes.</summary>
    public long? Replaces { get; set; }

    /// <summary>It names whatever the one it replaces names.</summary>
    public bool NamesTheSame { get; set; }

    /// <summary>The file of the inbox that becomes its file.</summary>
    public long? Inbox { get; set; }

    /// <summary>The page from which somebody came, and to which the way leads back.</summary>
    public string? Back { get; set; }

    public static SelectListItem[] Types { get; } = [new("Choose", ""), .. Enum.GetValues<DocumentType>().Select(t => new SelectListItem(t.Title(), t.ToString()))];

    public static SelectListItem[] Inspections { get; } =
    [
        new("not stated", ""), new("2.1 · declaration of compliance with the order", "2.1"), new("2.2 · test report, not of this lot", "2.2"),
        new("3.1 · inspection certificate, of the maker", "3.1"), new("3.2 · inspection certificate, of the maker and an inspector", "3.2"),
    ];

    /// <summary>What is typed for each kind of thing that it names.</summary>
    public IEnumerable<(Named What, string? Typed, string Field)> Names =>
        [(Named.Lot, Lots, "Lots"), (Named.Heat, Heats, "Heats"), (Named.Material, Materials, "Materials"), (Named.Supplier, Suppliers, "Suppliers"), (Named.Receipt, Receipts, "Receipts")];
}
