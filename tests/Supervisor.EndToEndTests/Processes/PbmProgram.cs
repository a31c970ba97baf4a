using System.Diagnostics;

namespace Supervisor.EndToEndTests.Processes;

/// <summary><c>pbm</c> as an operator starts it.</summary>
internal static class PbmProgram
{
    public static Task<ProgramResult> RunAsync(Scratch scratch, params string[] arguments) =>
        ProgramResult.OfAsync(Start(scratch, arguments));

    /// <summary>Of this test's daemon, found by its data directory.</summary>
    public static ProcessStartInfo Start(Scratch scratch, params string[] arguments) =>
        Start(Programs.Pbm, scratch, arguments);

    /// <param name="pbm">Of whatever version.</param>
    public static ProcessStartInfo Start(string pbm, Scratch scratch, string[] arguments)
    {
        var start = Programs.Start(pbm, arguments, scratch.Home);
        start.Environment["SUPERVISOR_DATA_DIR"] = scratch.Data;
        return start;
    }
}
