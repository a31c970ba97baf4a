using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Supervisor.IntegrationTests.Fleet;

/// <summary>Puts a call of <see cref="FuzzProbe.Hit"/> at the beginning of every basic block of an assembly.</summary>
internal static class BlockInstrumentation
{
    /// <summary>Numbers that are spread out, so that two edges seldom share a counter.</summary>
    private const int Spread = 0x9E3779;

    public static MemoryStream Apply(string assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly);
        var hit = module.ImportReference(typeof(FuzzProbe).GetMethod(nameof(FuzzProbe.Hit)));
        var block = 0;
        foreach (var method in module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody))
        {
            block = Apply(method.Body, hit, block);
        }

        var output = new MemoryStream();
        module.Write(output);
        output.Position = 0;
        return output;
    }

    private static int Apply(MethodBody body, MethodReference hit, int block)
    {
        body.SimplifyMacros();
        var code = body.GetILProcessor();
        foreach (var start in StartsOf(body))
        {
            var call = Instruction.Create(OpCodes.Call, hit);
            var number = Instruction.Create(OpCodes.Ldc_I4, ++block * Spread % FuzzProbe.Size);
            // The block's first instruction stays where jumps lead; a copy of it follows the call.
            var copy = Copy(start);
            code.InsertAfter(start, copy);
            code.InsertAfter(start, call);
            start.OpCode = number.OpCode;
            start.Operand = number.Operand;
        }

        body.OptimizeMacros();
        return block;
    }

    private static List<Instruction> StartsOf(MethodBody body)
    {
        var starts = new HashSet<Instruction> { body.Instructions[0] };
        foreach (var instruction in body.Instructions)
        {
            if (instruction.Operand is Instruction target)
            {
                starts.Add(target);
            }
            else if (instruction.Operand is Instruction[] targets)
            {
                starts.UnionWith(targets);
            }

            if (instruction.OpCode.FlowControl is FlowControl.Cond_Branch && instruction.Next is { } next)
            {
                starts.Add(next);
            }
        }

        // A prefix and what it belongs to must not be torn apart.
        return [.. starts.Where(start => start.Previous?.OpCode.OpCodeType is not OpCodeType.Prefix)];
    }

    private static Instruction Copy(Instruction instruction)
    {
        var copy = Instruction.Create(OpCodes.Nop);
        copy.OpCode = instruction.OpCode;
        copy.Operand = instruction.Operand;
        return copy;
    }
}
