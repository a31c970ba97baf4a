using System.Globalization;

namespace Supervisor.Contracts.Text;

/// <summary>Numbers with their nouns and verbs: <c>1 agent</c>, <c>2 agents</c>.</summary>
public static class CountText
{
    public static string Of(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>The verb of so many: <c>is</c> or <c>are</c>.</summary>
    public static string Are(long count) => count == 1 ? "is" : "are";
}
