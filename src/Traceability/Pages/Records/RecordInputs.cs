using System.ComponentModel.DataAnnotations;

namespace Traceability.Pages.Records;

public sealed class UseInput
{
    [Required(ErrorMessage = "Scan or type the lot that goes in."), StringLength(Text.LineLength)]
    public string? Lot { get; set; }

    /// <summary>Empty: what the bill of materials still wants, as far as the lot goes.</summary>
    [StringLength(Text.LineLength)]
    public string? Quantity { get; set; }

    public bool NotMeasured { get; set; }

    /// <summary>The book says there is less: the rest is found with this entry.</summary>
    public bool More { get; set; }

    /// <summary>It goes in though no bill of materials asks for it.</summary>
    public bool Besides { get; set; }

    /// <summary>The entry in whose place it comes: that one ends where this begins.</summary>
    public long? Instead { get; set; }

    public long? FirstUnit { get; set; }

    public long? LastUnit { get; set; }
}

public sealed class UnitsInput
{
    /// <summary>Which product of a nest, by its article number.</summary>
    [StringLength(Text.LineLength)]
    public string? Product { get; set; }

    public int? Count { get; set; }

    [StringLength(20_000)]
    public string? Serials { get; set; }

    [StringLength(Text.LineLength)]
    public string? Location { get; set; }
}

public sealed class BatchInput
{
    /// <inheritdoc cref="UnitsInput.Product"/>
    [StringLength(Text.LineLength)]
    public string? Product { get; set; }

    [Required(ErrorMessage = "How many were made? Type an amount, for example 100."), StringLength(Text.LineLength)]
    public string? Quantity { get; set; }

    [StringLength(Text.LineLength)]
    public string? Code { get; set; }

    [StringLength(Text.LineLength)]
    public string? Location { get; set; }
}

public sealed class ByProductInput
{
    [Required, StringLength(Text.LineLength)]
    public string? Material { get; set; }

    [Required(ErrorMessage = "How much? Type an amount."), StringLength(Text.LineLength)]
    public string? Quantity { get; set; }

    [StringLength(Text.LineLength)]
    public string? Location { get; set; }
}

public sealed class CloseInput
{
    public DateOnly? CompletedOn { get; set; }
}

public sealed class StepInput
{
    public int Number { get; set; }

    [StringLength(Text.LineLength)]
    public string? Value { get; set; }

    [StringLength(Text.NoteLength)]
    public string? Note { get; set; }

    public IFormFile? Photo { get; set; }

    /// <summary>It was not done; the note says why.</summary>
    public bool LeftOut { get; set; }
}
