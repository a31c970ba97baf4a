using Supervisor.Fleet.Schema.Shapes;

namespace Supervisor.Fleet.Schema;

/// <summary>The words that the table is written in: one for each verdict.</summary>
internal static class Rows
{
    public static SchemaRow Supported(string key, Shape shape) => new(key, shape, new Verdict.Supported());

    public static SchemaRow Warned(string key, Shape shape, string why, string remedy) =>
        new(key, shape, new Verdict.Warned(why, remedy));

    public static SchemaRow Refused(string key, Shape shape, string why, string remedy) =>
        new(key, shape, new Verdict.Refused(why, remedy));

    public static SchemaRow Covered(string key, Shape shape) => new(key, shape, new Verdict.Covered());
}
