using Serilog.Core;
using Serilog.Events;

namespace Supervisor.Node.Logging;

/// <summary>Turns the values of enumerations into their names, since the file would put quotes around them and the console not.</summary>
internal sealed class EnumTextEnricher : ILogEventEnricher
{
    public void Enrich(LogEvent line, ILogEventPropertyFactory properties)
    {
        foreach (var (name, value) in line.Properties.ToList())
        {
            if (value is ScalarValue { Value: Enum member })
            {
                line.AddOrUpdateProperty(new LogEventProperty(name, new ScalarValue(member.ToString())));
            }
        }
    }
}
