using System.Text.Json.Serialization;

namespace Supervisor.TestKit.Links;

/// <summary>What test nodes say to each other.</summary>
internal sealed record Word(
    [property: JsonPropertyName("number")] int Number,
    [property: JsonPropertyName("text")] string Text = ""
);
