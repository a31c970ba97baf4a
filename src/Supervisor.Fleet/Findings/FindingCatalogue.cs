using System.Reflection;

namespace Supervisor.Fleet.Findings;

/// <summary>Every kind of finding there is, whoever finds it.</summary>
public static class FindingCatalogue
{
    private const string Kinds = "Supervisor.Fleet.Findings.Kinds";

    private static readonly Dictionary<string, FindingKind> ByCode = typeof(FindingCatalogue)
        .Assembly.GetTypes()
        .Where(type => type.Namespace == Kinds)
        .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
        .Select(field => field.GetValue(obj: null))
        .OfType<FindingKind>()
        .ToDictionary(kind => kind.Code, StringComparer.Ordinal);

    /// <summary>By code.</summary>
    public static IReadOnlyList<FindingKind> All { get; } =
    [.. ByCode.Values.OrderBy(kind => kind.Code, StringComparer.Ordinal)];

    public static FindingKind? Find(string code) => ByCode.GetValueOrDefault(code);
}
