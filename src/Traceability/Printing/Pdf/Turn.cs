namespace Traceability.Printing.Pdf;

/// <summary>
/// How a picture has to be turned or mirrored to stand upright: the orientation of Exif 2.32 (tag 0x0112), 1 to 8.
/// </summary>
internal readonly record struct Turn(int Orientation)
{
    public static Turn None { get; } = new(1);

    /// <summary>Whether it lies on its side, so that width and height change places.</summary>
    public bool IsSideways => Orientation >= 5;

    /// <summary>The unit square onto itself, as the operands of cm.</summary>
    public (int A, int B, int C, int D, int E, int F) Matrix() => Orientation switch
    {
        2 => (-1, 0, 0, 1, 1, 0),
        3 => (-1, 0, 0, -1, 1, 1),
        4 => (1, 0, 0, -1, 0, 1),
        5 => (0, -1, -1, 0, 1, 1),
        6 => (0, -1, 1, 0, 0, 1),
        7 => (0, 1, 1, 0, 0, 0),
        8 => (0, 1, -1, 0, 1, 0),
        _ => (1, 0, 0, 1, 0, 0),
    };
}
