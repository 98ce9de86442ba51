namespace Traceability.Data;

/// <summary>What bears numbers that people look for by a part of them.</summary>
public enum Numbered { Lot, Heat, Transformation, Document, Order, Shipment }
