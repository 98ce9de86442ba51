namespace Traceability.Printing.Pdf;

/// <summary>A block on its way to paper.</summary>
internal abstract class Piece
{
    /// <summary>Air above it, in points.</summary>
    public virtual double SpaceBefore => 9;

    /// <summary>The least height that can stand on a page: what a heading above it has to be kept with.</summary>
    public abstract double FirstHeight { get; }

    public abstract void Draw(PageFlow flow);
}
