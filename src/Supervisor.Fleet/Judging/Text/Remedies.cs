using Supervisor.Contracts.Text;

namespace Supervisor.Fleet.Judging.Text;

internal static class Remedies
{
    /// <summary>For a name that a top-level section of the file lacks.</summary>
    public static string Define(string section, string name, IEnumerable<string> known) =>
        Suggestion.For(name, known) is { } near
            ? $"Did you mean '{near}'?"
            : $"Add '{name}:' to the top-level '{section}:' of the file, with 'external: true' if it exists already.";
}
