using System.Text.Json;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Text;

namespace Supervisor.Node.Settings;

/// <summary>
/// A flat JSON object of texts. Comments and trailing commas are allowed; a key that is not known is an error, because a
/// setting that is silently ignored is worse than a daemon that does not start.
/// </summary>
internal static class SettingsFile
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    public static Outcome<Dictionary<Setting, SettingValue>> Read(string path, byte[] content)
    {
        try
        {
            using var document = JsonDocument.Parse(content, Lenient);
            return Understand(path, document.RootElement);
        }
        catch (JsonException e)
        {
            var place = e.LineNumber is { } line ? $" (line {line + 1})" : "";
            return StartErrors.Usage($"The settings file {path} is no JSON{place}.");
        }
    }

    private static Outcome<Dictionary<Setting, SettingValue>> Understand(string path, JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object)
        {
            return StartErrors.Usage($"The settings file {path} is no JSON object.");
        }

        var values = new Dictionary<Setting, SettingValue>();
        foreach (var property in root.EnumerateObject())
        {
            if (Take(path, property, values) is { } error)
            {
                return error;
            }
        }

        return values;
    }

    private static OperatorError? Take(string path, JsonProperty property, Dictionary<Setting, SettingValue> values)
    {
        var setting = Setting.All.FirstOrDefault(known => property.NameEquals(known.Key));
        if (setting is null)
        {
            return Unknown(path, property.Name);
        }

        if (property.Value.ValueKind is not JsonValueKind.String)
        {
            return StartErrors.Usage($"'{property.Name}' in {path} must be a text.");
        }

        var value = new SettingValue(property.Value.GetString() ?? "", $"'{property.Name}' in {path}");
        return values.TryAdd(setting, value) ? null : StartErrors.Usage($"'{property.Name}' stands twice in {path}.");
    }

    private static OperatorError Unknown(string path, string key)
    {
        var known = Setting.All.Select(setting => setting.Key).OfType<string>().ToList();
        var remedy = Suggestion.For(key, known) is { } near
            ? $"Did you mean '{near}'?"
            : $"It may hold {string.Join(", ", known)}.";
        return StartErrors.Usage($"The settings file {path} has the unknown key '{key}'.", remedy);
    }
}
