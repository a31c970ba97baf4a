using System.Collections;
using Supervisor.Fleet.Values;

namespace Supervisor.Node.Hosting;

internal static class OwnEnvironment
{
    public static ValueMap<string> Read() =>
        Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .Select(entry => KeyValuePair.Create((string)entry.Key, (string?)entry.Value ?? ""))
            .ToValueMap();
}
