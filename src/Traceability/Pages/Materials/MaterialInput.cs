using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using Traceability.Certificates;
using Traceability.Lots;
using Traceability.Materials;

namespace Traceability.Pages.Materials;

/// <summary>What may be changed of a material, at its beginning and later.</summary>
public class MaterialInput
{
    [Required, StringLength(Text.LineLength)]
    public string? Name { get; set; }

    public string? Grade { get; set; }

    public string? Form { get; set; }

    public string? LotPrefix { get; set; }

    public string? Thickness { get; set; }

    public string? MinUseful { get; set; }

    /// <summary>In percent, as typed.</summary>
    public string? Tolerance { get; set; }

    /// <summary>What is looked for at the door, a line each.</summary>
    public string? Checklist { get; set; }

    /// <summary>Empty: as is usual for its kind.</summary>
    public ControlLevel? Level { get; set; }

    public List<DocumentType> Documents { get; set; } = [];

    public void OfCutting(Material material) => material.IsCut(
        string.IsNullOrWhiteSpace(Thickness) ? null : Amounts.Typed(Thickness, Traceability.Lots.Unit.Mm, "Thickness"),
        string.IsNullOrWhiteSpace(MinUseful) ? null : Amounts.Typed(MinUseful, material.Unit, "MinUseful"),
        PerMille());

    // "0" is an answer; a percent with one decimal is a whole number of thousandths.
    private int? PerMille()
    {
        if (string.IsNullOrWhiteSpace(Tolerance)) return null;
        return decimal.TryParse(Tolerance.Trim().TrimEnd('%').Replace(',', '.'), System.Globalization.NumberStyles.AllowDecimalPoint | System.Globalization.NumberStyles.AllowTrailingWhite, System.Globalization.CultureInfo.InvariantCulture, out var percent) && percent <= 100 && percent * 10 == decimal.Truncate(percent * 10)
            ? (int)(percent * 10)
            : throw new DomainRuleException("The tolerance is a percentage with at most one decimal: 1, or 0.5.", "Tolerance");
    }

    public static DocumentType[] Papers { get; } = [DocumentType.Mtr, DocumentType.Cofc, DocumentType.Rohs, DocumentType.Reach, DocumentType.Sds, DocumentType.FoodContact, DocumentType.TestReport];

    /// <summary>Where a material's own level may be enough.</summary>
    public static SelectListItem[] LevelsOrNone => [new("as the material asks", ""), .. Levels];

    public static SelectListItem[] Levels { get; } =
    [
        new("0 · nothing asked: screws, wipes, masking tape", nameof(ControlLevel.Untracked)),
        new("1 · label: its number is read and written down", nameof(ControlLevel.Label)),
        new("2 · document: and a certificate names the lot", nameof(ControlLevel.Document)),
        new("3 · blind match: and the number on it equals the one on its certificate", nameof(ControlLevel.BlindMatch)),
    ];
}

public sealed class NewMaterialInput : MaterialInput
{
    [Required, StringLength(NumberKey.MaxLength)]
    public string? Code { get; set; }

    [EnumDataType(typeof(Category))]
    public Category Category { get; set; }

    [EnumDataType(typeof(Unit))]
    public Unit Unit { get; set; }
}
