using System.Runtime.CompilerServices;

namespace Supervisor.IntegrationTests.Fleet;

/// <summary>
/// Counts the edges between basic blocks that an input took: the instrumented code calls <see cref="Hit"/> at the
/// beginning of every block. One thread runs inputs.
/// </summary>
public static class FuzzProbe
{
    public const int Size = 1 << 16;

    private static int _previous;

    public static byte[] Edges { get; } = new byte[Size];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Hit(int block)
    {
        var edge = (block ^ _previous) & (Size - 1);
        if (Edges[edge] < byte.MaxValue)
        {
            Edges[edge]++;
        }

        // Shifted, so that the way from A to B is not the way from B to A.
        _previous = block >> 1;
    }

    public static void Clear()
    {
        Array.Clear(Edges);
        _previous = 0;
    }
}
