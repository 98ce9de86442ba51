using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Traceability.Data;

/// <summary>
/// A record that names no input or too little, or a shipment without a line: what every recall has to ask about. Kept by triggers
/// beside the rows themselves, so that asking does not grow with the shop and cannot be forgotten by any writer.
/// </summary>
public sealed class MissingLink : IUnaudited
{
    /// <summary>"record" without inputs, "shipment" without lines, or "short": a record that names too little.</summary>
    public required string Kind { get; init; }

    public required long SubjectId { get; init; }
}

internal sealed class MissingLinkConfiguration : IEntityTypeConfiguration<MissingLink>
{
    public void Configure(EntityTypeBuilder<MissingLink> link) => link.HasKey(l => new { l.Kind, l.SubjectId });
}
