using System.Security.Cryptography;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Plans;

/// <summary>
/// Of all that a container is made by; how it is pulled, stopped, restarted and waited for is not in it. The text that is hashed
/// is for ever, as is that of <see cref="DefinitionHash"/>: what is absent has no line in it, so that what is added later changes
/// no hash of what does without.
/// </summary>
internal static class ContainerHash
{
    /// <param name="watchdog">Of the agent that the container is: it is told to it.</param>
    /// <param name="key">What is hashed may be secret.</param>
    internal static string Of(ContainerDefinition definition, TimeSpan? watchdog, ReadOnlySpan<byte> key)
    {
        var text = new CanonicalText("container 1");
        text.Add("project", [definition.Project]);
        text.Add("service", [definition.Group]);
        text.Add("holder", definition.IsHolder ? true : null);
        text.Add("watchdog", watchdog);
        ProgramText.Add(text, definition.Service);
        HostText.Add(text, definition.Service);
        LimitText.Add(text, definition.Service.Resources);
        StorageText.Add(text, definition);
        NetworkText.Add(text, definition);
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, text.ToBytes()));
    }
}
