using Supervisor.Contracts.Text;

namespace Supervisor.Node.Settings;

/// <summary>The name of a node, as an operator gives it or the host has it.</summary>
internal static class NodeName
{
    public const string Rule = $"A node's name is {NameText.Rule}.";

    public static bool IsValid(string name) => NameText.IsValid(name);

    /// <summary>The host's name without its domain, made to fit the rule.</summary>
    public static string FromHost(string hostName)
    {
        var label = hostName.Split('.')[0].ToLowerInvariant();
        var fitting = string.Concat(label.Select(letter => NameText.IsAllowed(letter) ? letter : '-')).Trim('-');
        var name = fitting.Length > NameText.MaxLength ? fitting[..NameText.MaxLength] : fitting;
        return name.Length == 0 ? "node" : name;
    }
}
