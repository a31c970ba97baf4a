using System.Globalization;
using System.Text;
using Supervisor.Fleet.Values;

namespace Supervisor.Supervision.Plans;

/// <summary>
/// A text that is the same for the same values and for no others, to be hashed: each line has a name and its words, each
/// word after its length, so that no two lists of words read alike. What is absent has no line.
/// </summary>
internal sealed class CanonicalText
{
    private readonly StringBuilder _text = new();

    internal CanonicalText(string form) => Add("form", [form]);

    internal void Add(string name, params IEnumerable<string> words)
    {
        _text.Append(name);
        foreach (var word in words)
        {
            _text.Append(CultureInfo.InvariantCulture, $" {word.Length}:{word}");
        }

        _text.Append('\n');
    }

    internal void Add(string name, string? word)
    {
        if (word is not null)
        {
            Add(name, [word]);
        }
    }

    internal void Add(string name, long? number) => Add(name, number?.ToString(CultureInfo.InvariantCulture));

    /// <summary>1.0 and 1.00 are one number.</summary>
    internal void Add(string name, decimal? number) =>
        Add(name, number?.ToString("0.############################", CultureInfo.InvariantCulture));

    internal void Add(string name, TimeSpan? span) => Add(name, span?.Ticks);

    internal void Add(string name, bool? flag) =>
        Add(
            name,
            flag switch
            {
                null => null,
                true => "yes",
                _ => "no",
            }
        );

    internal void Add<T>(string name, ValueMap<T> values, Func<T, IEnumerable<string>> wordsOf)
    {
        foreach (var (key, value) in values)
        {
            Add(name, [key, .. wordsOf(value)]);
        }
    }

    /// <summary>A list that is there, though it may be empty.</summary>
    internal void AddList(string name, IEnumerable<string>? words)
    {
        if (words is not null)
        {
            Add(name, words);
        }
    }

    /// <summary>A line for each.</summary>
    internal void AddEach(string name, IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            Add(name, [word]);
        }
    }

    internal void AddPairs(string name, ValueMap<string> values) => Add(name, values, value => [value]);

    internal byte[] ToBytes() => Encoding.UTF8.GetBytes(_text.ToString());
}
