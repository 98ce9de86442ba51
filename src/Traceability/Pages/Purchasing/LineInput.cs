using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using Traceability.Certificates;
using Traceability.Lots;
using Traceability.Purchasing;

namespace Traceability.Pages.Purchasing;

/// <summary>What is typed of a line.</summary>
public class LineInput
{
    [Required(ErrorMessage = "How much? Type an amount, for example 5 or 0.75.")]
    public string? Quantity { get; set; }

    public DateOnly? WantedOn { get; set; }

    [StringLength(Text.NoteLength)]
    public string? Note { get; set; }

    /// <summary>Asked for by the verb, where the supplier has the order already.</summary>
    [StringLength(Text.NoteLength)]
    public string? Reason { get; set; }
}

/// <summary>A new one: its papers are the usual ones of its material.</summary>
public sealed class NewLineInput : LineInput
{
    [Required(ErrorMessage = "Choose the material."), Display(Name = "material")]
    public long? Material { get; set; }
}

/// <summary>One that is set right, with its papers.</summary>
public sealed class ChangedLineInput : LineInput
{
    public List<DocumentType> Documents { get; set; } = [];

    public string? En10204 { get; set; }

    [StringLength(Text.LineLength)]
    public string? Other { get; set; }

    public static SelectListItem[] InspectionTypes { get; } = [new("Any: no type is demanded", ""), new("3.1 by EN 10204: measured on the very lot", "3.1"), new("3.2 by EN 10204: and witnessed by an independent inspector", "3.2")];

    public static DocumentType[] Papers { get; } = [DocumentType.Mtr, DocumentType.Cofc, DocumentType.TestReport, DocumentType.Rohs, DocumentType.Reach, DocumentType.Sds, DocumentType.FoodContact, DocumentType.PackingSlip, DocumentType.Other];

    public static ChangedLineInput Of(PurchaseLine line) => new()
    {
        Quantity = line.Amount.Number,
        WantedOn = line.WantedOn,
        Note = line.Note,
        Documents = [.. line.Documents],
        En10204 = line.En10204,
        Other = line.OtherPaper,
    };

    public LineTerms Terms(PurchaseLine line) => new(Amounts.Typed(Quantity, line.Unit, "Quantity"), WantedOn, Note, AskedPapers.Of(Documents, En10204, Other));
}

/// <summary>How an order goes out, or ends.</summary>
public sealed class SendInput
{
    public bool AllTheSame { get; set; }
}

public sealed class EndInput
{
    [Required(ErrorMessage = "Say why, in a few words: the reason is kept with the order."), StringLength(Text.NoteLength)]
    public string? Reason { get; set; }
}
