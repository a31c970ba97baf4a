using System.Globalization;

namespace Supervisor.Runtimes.Containers.Outputs;

/// <summary>
/// How much of a container's output has been copied. Engines number no lines, and give away what was written since a moment:
/// so the place is a second, with how many entries of it and of the one before it were copied. Within two seconds the order of
/// moments need not be that in which they were kept, which a place that was a moment would trip over.
/// </summary>
/// <param name="Second">The latest from which an entry was copied, since 1970; 0: none was.</param>
/// <param name="Before">How many of the second before it.</param>
/// <param name="Within">How many of that second.</param>
/// <param name="Position">In the agent's log, after what was copied.</param>
internal sealed record OutputPlace(long Second, long Before, long Within, long Position)
{
    private const int Fields = 5;
    private const string Form = "1";

    public static OutputPlace AtTheBeginning(long position) => new(0, 0, 0, position);

    /// <summary>From which second on the engine is asked; entries of the first of them are among those that are counted.</summary>
    public long From => Second - 1;

    public long Copied => Before + Within;

    public OutputPlace After(StampedEntry entry)
    {
        var place = this with { Position = Position + entry.Bytes.Length };
        return (entry.Second - Second) switch
        {
            0 => place with { Within = Within + 1 },
            -1 => place with { Before = Before + 1 },
            1 => place with { Second = Second + 1, Before = Within, Within = 1 },
            > 1 => place with { Second = entry.Second!.Value, Before = 0, Within = 1 },
            // The clock was set back, or it goes on with what came before.
            _ => place,
        };
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Form} {Second} {Before} {Within} {Position}");

    public static OutputPlace? Parse(string text)
    {
        var words = text.Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (words.Length != Fields || words[0] != Form)
        {
            return null;
        }

        var numbers = new long[Fields - 1];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!long.TryParse(words[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
        }

        return new OutputPlace(numbers[0], numbers[1], numbers[2], numbers[3]);
    }
}
