namespace Supervisor.Fleet.Environment;

internal enum EnvFormat
{
    /// <summary>Compose's own: quotes, escapes, comments behind a value, variables.</summary>
    Compose,

    /// <summary><c>format: raw</c>, as <c>docker run --env-file</c> reads it: what stands behind = is the value.</summary>
    Raw,
}
