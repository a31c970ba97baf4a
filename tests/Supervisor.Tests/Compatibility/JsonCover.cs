using System.Text.Json.Nodes;

namespace Supervisor.Tests.Compatibility;

/// <summary>Whether one JSON says all that another says; it may say more.</summary>
internal static class JsonCover
{
    /// <returns>Where it does not; empty: it does.</returns>
    public static IEnumerable<string> Gaps(JsonNode? whole, JsonNode? part, string at = "$") =>
        (whole, part) switch
        {
            (JsonObject more, JsonObject less) => less.SelectMany(member =>
                more.ContainsKey(member.Key) || member.Value is null
                    ? Gaps(more[member.Key], member.Value, $"{at}.{member.Key}")
                    : [$"{at}.{member.Key} is missing"]
            ),
            (JsonArray more, JsonArray less) when more.Count == less.Count => less.SelectMany(
                (item, i) => Gaps(more[i], item, $"{at}[{i}]")
            ),
            _ => JsonNode.DeepEquals(whole, part)
                ? []
                : [$"{at} was {part?.ToJsonString() ?? "null"} and became {whole?.ToJsonString() ?? "null"}"],
        };
}
