using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.Recalls;

namespace Traceability.Certificates;

internal sealed class DocumentConfiguration :
    IEntityTypeConfiguration<Document>, IEntityTypeConfiguration<StoredFile>, IEntityTypeConfiguration<FileChunk>, IEntityTypeConfiguration<Recall>
{
    public void Configure(EntityTypeBuilder<Document> document)
    {
        document.HasIndex(d => new { d.NumberKey, d.IssuerKey, d.Type }).IsUnique();
        document.HasMany(d => d.Lots).WithMany().UsingEntity("document_lot",
            l => l.HasOne(typeof(Lot)).WithMany().HasForeignKey("LotId"),
            d => d.HasOne(typeof(Document)).WithMany().HasForeignKey("DocumentId"));
        document.HasMany(d => d.Heats).WithMany().UsingEntity("document_heat",
            h => h.HasOne(typeof(Heat)).WithMany().HasForeignKey("HeatId"),
            d => d.HasOne(typeof(Document)).WithMany().HasForeignKey("DocumentId"));
        document.HasMany(d => d.Materials).WithMany().UsingEntity("document_material",
            m => m.HasOne(typeof(Material)).WithMany().HasForeignKey("MaterialId"),
            d => d.HasOne(typeof(Document)).WithMany().HasForeignKey("DocumentId"));
    }

    public void Configure(EntityTypeBuilder<StoredFile> file) => file.HasKey(f => f.Sha256);

    public void Configure(EntityTypeBuilder<FileChunk> chunk)
    {
        chunk.HasKey(c => new { c.Sha256, c.Part });
        chunk.HasOne<StoredFile>().WithMany().HasForeignKey(c => c.Sha256);
    }

    public void Configure(EntityTypeBuilder<Recall> recall)
    {
        recall.HasIndex(r => r.NumberKey).IsUnique();
        recall.HasMany<Hold>().WithOne().HasForeignKey(h => h.RecallId);
    }
}
