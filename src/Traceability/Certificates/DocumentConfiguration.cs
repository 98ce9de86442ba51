using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.Recalls;
using Traceability.Receiving;
using Traceability.Suppliers;

namespace Traceability.Certificates;

internal sealed class DocumentConfiguration :
    IEntityTypeConfiguration<Document>, IEntityTypeConfiguration<StoredFile>, IEntityTypeConfiguration<FileChunk>, IEntityTypeConfiguration<Recall>
{
    public void Configure(EntityTypeBuilder<Document> document)
    {
        document.HasIndex(d => new { d.NumberKey, d.IssuerKey, d.Type }).IsUnique();
        document.HasIndex(d => new { d.IssuedOn, d.Id });
        document.HasIndex(d => new { d.ExpiresOn, d.Id });
        document.Ignore(d => d.Reading).Ignore(d => d.State);
        document.HasOne(d => d.SupersededBy).WithMany().HasForeignKey(d => d.SupersededById);
        Named<Lot, DocumentLot>(document, d => d.Lots, l => l.LotId);
        Named<Heat, DocumentHeat>(document, d => d.Heats, h => h.HeatId);
        Named<Material, DocumentMaterial>(document, d => d.Materials, m => m.MaterialId);
        Named<Supplier, DocumentSupplier>(document, d => d.Suppliers, s => s.SupplierId);
        Named<Receipt, DocumentReceipt>(document, d => d.Receipts, r => r.ReceiptId);
    }

    public void Configure(EntityTypeBuilder<StoredFile> file)
    {
        file.HasKey(f => f.Sha256);
        // What was kept before anybody looked is only saved, never shown.
        file.Property(f => f.Type).HasDefaultValue(FileType.Other);
    }

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

    private static void Named<T, TLink>(EntityTypeBuilder<Document> document, Expression<Func<Document, IEnumerable<T>?>> named, Expression<Func<TLink, object?>> id)
        where T : class where TLink : DocumentLink =>
        document.HasMany(named).WithMany().UsingEntity<TLink>(
            link => link.HasOne<T>().WithMany().HasForeignKey(id),
            link => link.HasOne<Document>().WithMany().HasForeignKey(l => l.DocumentId),
            link => link.HasKey(nameof(DocumentLink.DocumentId), typeof(T).Name + "Id"));
}
