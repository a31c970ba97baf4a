using System.Globalization;
using System.Text;

namespace Supervisor.Runtimes.Docker.Calls;

/// <summary>The part of a request's address after the question mark. What is null, false or empty is left out.</summary>
internal sealed class EngineQuery
{
    private readonly StringBuilder _text = new();

    public EngineQuery With(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            _text.Append(_text.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }

        return this;
    }

    public EngineQuery With(string name, bool value) => With(name, value ? "true" : null);

    public EngineQuery With(string name, long? value) => With(name, value?.ToString(CultureInfo.InvariantCulture));

    public EngineQuery With(string name, EngineFilters filters) => With(name, filters.Json);

    public override string ToString() => _text.ToString();
}
