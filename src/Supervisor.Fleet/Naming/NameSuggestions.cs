using System.Numerics;
using Supervisor.Contracts.Text;

namespace Supervisor.Fleet.Naming;

/// <summary>
/// Finds the known name nearest to a misspelt one. In a fleet of thousands, most names are told apart by the letters
/// that they are made of, so that the costly comparison is left for the few.
/// </summary>
internal sealed class NameSuggestions(IEnumerable<string> names)
{
    /// <summary>Letters held against letters for one name: some milliseconds, whatever the names are.</summary>
    private const int Effort = 500_000;

    /// <summary>Nobody misspells a name that is longer.</summary>
    private const int Longest = 200;

    private readonly ILookup<NameForm, (string Name, uint Letters)> _names = names.ToLookup(
        NameForms.Of,
        name => (name, LettersOf(name))
    );

    internal string? For(string name)
    {
        var form = NameForms.Of(name);
        return Nearest(name, form) ?? (form is NameForm.Bare ? null : Nearest(LastPart(name), NameForm.Bare));
    }

    private string? Nearest(string name, NameForm form)
    {
        if (name.Length > Longest)
        {
            return null;
        }

        var letters = LettersOf(name);
        var slips = Math.Max(1, name.Length / 3);
        var likely = _names[form]
            .Where(known => IsLikely(known, name, letters, slips))
            .Take(1 + (Effort / (name.Length * name.Length)));
        return Suggestion.For(name, likely.Select(known => known.Name));
    }

    /// <summary>Each slip changes the length by one at most, and the set of letters by two.</summary>
    private static bool IsLikely((string Name, uint Letters) known, string name, uint letters, int slips) =>
        known.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        || (
            Math.Abs(known.Name.Length - name.Length) <= slips
            && BitOperations.PopCount(known.Letters ^ letters) <= 2 * slips
        );

    private static string LastPart(string name) =>
        name.Contains('@') ? name[..name.IndexOf('@')] : name[(name.LastIndexOf('/') + 1)..];

    private static uint LettersOf(string name)
    {
        var letters = 0u;
        foreach (var sign in name)
        {
            letters |= 1u << (sign & 31);
        }

        return letters;
    }
}
