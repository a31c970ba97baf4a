using Supervisor.Fleet.Places;
using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Interpolation;

/// <summary>From a dollar's offset in the text to where it is written.</summary>
internal sealed class DollarPlaces(ScalarNode scalar)
{
    private readonly Lazy<List<int>> _offsets = new(() => OffsetsIn(scalar.Text));

    public Place At(int offset) => scalar.Dollars![_offsets.Value.BinarySearch(offset)];

    private static List<int> OffsetsIn(string text)
    {
        var offsets = new List<int>();
        for (var index = text.IndexOf('$', StringComparison.Ordinal); index >= 0; index = text.IndexOf('$', index + 1))
        {
            offsets.Add(index);
        }

        return offsets;
    }
}
