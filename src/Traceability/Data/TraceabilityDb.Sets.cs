using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Certificates.Values;
using Traceability.Compliance;
using Traceability.Cutting;
using Traceability.Labelling;
using Traceability.Lots;
using Traceability.Machines;
using Traceability.Manufacture;
using Traceability.Materials;
using Traceability.Orders;
using Traceability.Purchasing;
using Traceability.Quality;
using Traceability.Recalls;
using Traceability.Receiving;
using Traceability.Scanning;
using Traceability.Suppliers;
using Traceability.Trainings;

namespace Traceability.Data;

public abstract partial class TraceabilityDb
{
    public DbSet<Supplier> Suppliers => Set<Supplier>();

    public DbSet<SupplierConfirmation> SupplierConfirmations => Set<SupplierConfirmation>();

    public DbSet<SupplierContact> SupplierContacts => Set<SupplierContact>();

    public DbSet<SupplierCertificate> SupplierCertificates => Set<SupplierCertificate>();

    public DbSet<PurchaseOrder> PurchaseOrders => Set<PurchaseOrder>();

    public DbSet<PurchaseLine> PurchaseLines => Set<PurchaseLine>();

    public DbSet<PurchaseAmendment> PurchaseAmendments => Set<PurchaseAmendment>();

    public DbSet<Material> Materials => Set<Material>();

    public DbSet<Receipt> Receipts => Set<Receipt>();

    public DbSet<Verification> Verifications => Set<Verification>();

    public DbSet<CustodyHop> CustodyHops => Set<CustodyHop>();

    public DbSet<Lot> Lots => Set<Lot>();

    public DbSet<Places.Place> Places => Set<Places.Place>();

    public DbSet<Places.PlaceCount> PlaceCounts => Set<Places.PlaceCount>();

    public DbSet<Places.CountLine> CountLines => Set<Places.CountLine>();

    public DbSet<Concession> Concessions => Set<Concession>();

    public DbSet<ConfirmedReading> Readings => Set<ConfirmedReading>();

    public DbSet<Heat> Heats => Set<Heat>();

    public DbSet<LotHeat> LotHeats => Set<LotHeat>();

    public DbSet<Hold> Holds => Set<Hold>();

    public DbSet<BoundCode> BoundCodes => Set<BoundCode>();

    public DbSet<Movement> Movements => Set<Movement>();

    public DbSet<Document> Documents => Set<Document>();

    public DbSet<DocumentLot> DocumentLots => Set<DocumentLot>();

    public DbSet<DocumentHeat> DocumentHeats => Set<DocumentHeat>();

    public DbSet<DocumentMaterial> DocumentMaterials => Set<DocumentMaterial>();

    public DbSet<DocumentSupplier> DocumentSuppliers => Set<DocumentSupplier>();

    public DbSet<DocumentReceipt> DocumentReceipts => Set<DocumentReceipt>();

    public DbSet<StoredFile> Files => Set<StoredFile>();

    public DbSet<FileChunk> FileChunks => Set<FileChunk>();

    public DbSet<Certificates.Inbox.InboxItem> InboxItems => Set<Certificates.Inbox.InboxItem>();

    public DbSet<Certificates.Inbox.InboxNumber> InboxNumbers => Set<Certificates.Inbox.InboxNumber>();

    public DbSet<Transformation> Transformations => Set<Transformation>();

    public DbSet<Input> Inputs => Set<Input>();

    public DbSet<Output> Outputs => Set<Output>();

    public DbSet<Cut> Cuts => Set<Cut>();

    public DbSet<CutPiece> CutPieces => Set<CutPiece>();

    public DbSet<Renewal> Renewals => Set<Renewal>();

    public DbSet<ManufactureRecord> Records => Set<ManufactureRecord>();

    public DbSet<RecordLine> RecordLines => Set<RecordLine>();

    public DbSet<OutsideProcess> OutsideProcesses => Set<OutsideProcess>();

    public DbSet<Machine> Machines => Set<Machine>();

    public DbSet<Loading> Loadings => Set<Loading>();

    public DbSet<StepAnswer> StepAnswers => Set<StepAnswer>();

    public DbSet<Product> Products => Set<Product>();

    public DbSet<Profile> Profiles => Set<Profile>();

    public DbSet<BomRevision> BomRevisions => Set<BomRevision>();

    public DbSet<BomLine> BomLines => Set<BomLine>();

    public DbSet<Topic> Topics => Set<Topic>();

    public DbSet<Sop> Sops => Set<Sop>();

    public DbSet<SopRevision> SopRevisions => Set<SopRevision>();

    public DbSet<SopPicture> SopPictures => Set<SopPicture>();

    public DbSet<Training> Trainings => Set<Training>();

    public DbSet<UntrainedAct> UntrainedActs => Set<UntrainedAct>();

    public DbSet<Customer> Customers => Set<Customer>();

    public DbSet<Order> Orders => Set<Order>();

    public DbSet<Orders.Online.KnownArticle> KnownArticles => Set<Orders.Online.KnownArticle>();

    public DbSet<Orders.Online.KnownBuyer> KnownBuyers => Set<Orders.Online.KnownBuyer>();

    public DbSet<Orders.Online.OrderFile> OrderFiles => Set<Orders.Online.OrderFile>();

    public DbSet<Shipment> Shipments => Set<Shipment>();

    public DbSet<ShipmentLine> ShipmentLines => Set<ShipmentLine>();

    public DbSet<Return> Returns => Set<Return>();

    public DbSet<ShippingException> ShippingExceptions => Set<ShippingException>();

    public DbSet<Recall> Recalls => Set<Recall>();

    public DbSet<NonConformance> NonConformances => Set<NonConformance>();

    public DbSet<Disposition> Dispositions => Set<Disposition>();

    public DbSet<CorrectiveAction> CorrectiveActions => Set<CorrectiveAction>();

    public DbSet<IssuePhoto> IssuePhotos => Set<IssuePhoto>();

    public DbSet<IssuedCertificate> IssuedCertificates => Set<IssuedCertificate>();

    public DbSet<CertificateLot> CertificateLots => Set<CertificateLot>();

    public DbSet<SharedLink> SharedLinks => Set<SharedLink>();

    public DbSet<LinkOpening> LinkOpenings => Set<LinkOpening>();

    public DbSet<LabelPrint> LabelPrints => Set<LabelPrint>();

    public DbSet<MissingLink> MissingLinks => Set<MissingLink>();

    public DbSet<NumberSeries> NumberSeries => Set<NumberSeries>();
}
