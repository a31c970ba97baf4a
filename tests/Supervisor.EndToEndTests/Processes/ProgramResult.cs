using System.Diagnostics;

namespace Supervisor.EndToEndTests.Processes;

/// <summary>How a program ended.</summary>
internal sealed record ProgramResult(int Exit, string Out, string Error)
{
    public static async Task<ProgramResult> OfAsync(ProcessStartInfo start, string input = "")
    {
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        try
        {
            await Patience.ForEndOf(process, () => "it still runs");
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }

        return new ProgramResult(process.ExitCode, await output, await error);
    }
}
