using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Forwarding;

internal static class PassedArguments
{
    /// <summary>Without what stands there by default: a node of another version may not know the argument.</summary>
    public static Dictionary<string, IReadOnlyList<string>> Of(
        CommandDescription description,
        IReadOnlyDictionary<string, IReadOnlyList<string>> arguments
    ) =>
        description
            .Arguments.Where(argument => arguments.GetValueOrDefault(argument.Name, []).Count > 0)
            .Where(argument => arguments[argument.Name] is not [var only] || only != argument.Default)
            .ToDictionary(argument => argument.Name, argument => arguments[argument.Name], StringComparer.Ordinal);
}
