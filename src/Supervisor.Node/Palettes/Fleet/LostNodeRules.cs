using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Palettes.Fleet;

/// <summary>Whether it may be said of nodes that they are gone for good.</summary>
internal static class LostNodeRules
{
    /// <returns>Why that cannot be said of one of them; null: it can.</returns>
    public static OperatorError? WhyNot(IEnumerable<string> names, LostScene scene) =>
        names.Select(name => WhyNot(name, scene)).FirstOrDefault(static problem => problem is not null);

    private static OperatorError? WhyNot(string name, LostScene scene) =>
        scene.Living is not { } living ? LostNodeErrors.NotKnown
        : living.Contains(name, StringComparer.Ordinal) ? LostNodeErrors.Lives(name)
        : scene.Known.Contains(name, StringComparer.Ordinal) ? null
        : LostNodeErrors.Unknown(name, scene.Known.Order(StringComparer.Ordinal));
}
